import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';

const ENTRY = new URL('../../src/index.js', import.meta.url).href;

/** Which engine a fresh program gets, after a line of its own. */
async function backendAfter(line: string): Promise<string> {
  const program = `
    import * as tf from '@tensorflow/tfjs';
    ${line}
    await import('${ENTRY}');
    await tf.ready();
    console.log(tf.getBackend());`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  return stdout.trim().split('\n').at(-1)!;
}

describe('the engine in Node', () => {
  it('is wasm, without a word from the user', async () => expect(await backendAfter('')).to.equal('wasm'));
  it('is cpu where WebAssembly can’t start', async () =>
    expect(await backendAfter('delete WebAssembly.instantiate;')).to.equal('cpu'));
});
