import { spawnSync } from 'node:child_process';

/** The versions of Node.js that the kit promises; npm's package `node` carries them. `npm test` runs all under the one that is here. */
const VERSIONS = ['20', '22', '24'].filter((each) => !process.version.startsWith(`v${each}.`));
const MOCHA =
  'node_modules/mocha/bin/mocha.js --no-package --parallel --jobs 2 --timeout 600000 --require dist/test/support/ready.js dist/test/{attention,fused}/**/*.test.js dist/test/runner/cells.test.js';

let failed = false;
for (const version of VERSIONS) {
  console.log(`\nNode.js ${version}: all tests of attention, and of what cells may use`);
  const run = [
    '--yes',
    '--package',
    `node@${version}`,
    '--',
    'node',
    ...MOCHA.split(' '),
    '--reporter',
    'dot',
  ];
  const { status } = spawnSync('npx', run, { stdio: 'inherit', shell: process.platform === 'win32' });
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;
