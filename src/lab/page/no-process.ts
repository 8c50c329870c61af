/** Stands in for Node's `process`, which some bundled libraries ask for, such as the one that cleans untrusted HTML. */
export const process: Record<string, unknown> = {
  env: {},
  argv: [],
  platform: 'browser',
  cwd: () => '/',
  nextTick: (call: (...args: unknown[]) => void, ...args: unknown[]) => queueMicrotask(() => call(...args)),
};
