/** One plugin's settings as Jupyter's settings API lists them. */
export interface PluginSettings {
  readonly id: string;
  readonly version: string;
  readonly schema: Record<string, unknown>;
}
