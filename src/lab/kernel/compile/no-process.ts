/** What the compiler asks of Node.js: which version of the language it speaks. */
export const process: object = {
  version: 'v20.0.0',
  env: {},
  argv: [],
  platform: 'browser',
  browser: true,
  cwd: () => '/kit',
};
