import { spawnSync } from 'node:child_process';

/** The compilers that a reader's project may have, each with both ways of finding packages: npx brings them, 7 is the kit's own. */
const COMPILERS: Record<string, string[]> = {
  '5.4': ['npx', '--yes', '--package', 'typescript@5.4', '--', 'tsc'],
  '5.9': ['npx', '--yes', '--package', 'typescript@5.9', '--', 'tsc'],
  '7': ['node', 'node_modules/typescript/bin/tsc', '--ignoreConfig'],
};
const RESOLUTIONS = ['node16 --moduleResolution node16', 'esnext --moduleResolution bundler'];
const PROGRAM = 'test/types/uses.ts';
/** Packages whose own declarations don't compile strictly: TensorFlow.js', and those of WebGPU, which it brings and newer DOM types repeat. */
const OTHERS = /^(node_modules\/@(tensorflow|webgpu)\/|.*\blib\.dom\.d\.ts)/;

let failed = false;
for (const [version, [command, ...first]] of Object.entries(COMPILERS)) {
  for (const resolution of RESOLUTIONS) {
    const options = `--noEmit --strict --skipLibCheck false --pretty false --types node --target es2022 --lib es2023,dom,dom.iterable`;
    const args = [...first, ...`${options} --module ${resolution} ${PROGRAM}`.split(' ')];
    const { stdout, status } = spawnSync(command!, args, {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    const errors = stdout.split('\n').filter((line) => /error TS\d+/.test(line));
    const ours = errors.filter((line) => !OTHERS.test(line));
    const isChecked = status === 0 || errors.length > 0;
    console.log(
      `TypeScript ${version}, ${resolution.split(' ').at(-1)}: ${isChecked ? `${ours.length} errors of ours, ${errors.length - ours.length} of TensorFlow.js and WebGPU` : 'not checked'}`,
    );
    for (const line of ours) console.log(`  ${line}`);
    failed ||= !isChecked || ours.length > 0;
  }
}
process.exitCode = failed ? 1 : 0;
