import { Hono } from 'hono';
import type { Notes } from '../../../keep/notes.js';
import { HttpError } from '../http-error.js';
import type { PluginSettings } from '../plugin-settings.js';
import { decodePath } from './contents-routes.js';
import { json } from './fields.js';

/** What the page keeps for its user. */
export interface Kept {
  /** The settings that there are. */
  readonly plugins: readonly PluginSettings[];
  /** The user's, by plugin. */
  readonly settings: Notes<Record<string, string>>;
  readonly workspaces: Notes<Record<string, Record<string, unknown>>>;
}

const settingsBase = '/lab/api/settings';
const workspacesBase = '/lab/api/workspaces';

/** What the page keeps for its user: settings, and small notes under names that Jupyter calls workspaces. */
export function settingsRoutes({ plugins, settings, workspaces }: Kept): Hono {
  const app = new Hono();
  const find = (id: string): PluginSettings => {
    const found = plugins.find((each) => each.id === id);
    if (!found) throw new HttpError(404, `No settings of ${id}`);
    return found;
  };
  const withRaw = (plugin: PluginSettings, raw: Record<string, string>) => ({
    ...plugin,
    raw: raw[plugin.id] ?? '{}',
    settings: {},
    created: null,
    last_modified: null,
  });

  app.get(settingsBase, async (c) => {
    const raw = await settings.read();
    return c.json({ settings: plugins.map((plugin) => withRaw(plugin, raw)) });
  });
  app.get(`${settingsBase}/*`, async (c) => {
    const id = decodePath(c.req.path.slice(settingsBase.length));
    return c.json(withRaw(find(id), await settings.read()));
  });
  app.put(`${settingsBase}/*`, async (c) => {
    const { id } = find(decodePath(c.req.path.slice(settingsBase.length)));
    const { raw } = await json(c);
    if (typeof raw !== 'string') throw new HttpError(400, 'Settings come as text, under "raw"');
    await settings.change((before) => ({ ...before, [id]: raw }));
    return c.body(null, 204);
  });

  app.get(workspacesBase, async (c) => {
    const known = await workspaces.read();
    return c.json({ workspaces: { ids: Object.keys(known), values: Object.values(known) } });
  });
  app.get(`${workspacesBase}/*`, async (c) => {
    const id = decodePath(c.req.path.slice(workspacesBase.length));
    const known = await workspaces.read();
    return c.json(Object.hasOwn(known, id) ? known[id]! : { metadata: { id }, data: {} });
  });
  app.put(`${workspacesBase}/*`, async (c) => {
    const id = decodePath(c.req.path.slice(workspacesBase.length));
    const workspace = await json(c);
    await workspaces.change((before) =>
      Object.fromEntries([...Object.entries(before), [id, workspace]].slice(-500)),
    );
    return c.body(null, 204);
  });
  app.delete(`${workspacesBase}/*`, async (c) => {
    const id = decodePath(c.req.path.slice(workspacesBase.length));
    await workspaces.change((before) =>
      Object.fromEntries(Object.entries(before).filter(([key]) => key !== id)),
    );
    return c.body(null, 204);
  });
  return app;
}
