import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';

const top = new URL('../../../', import.meta.url);

/** What a program prints that has just imported tf and kit, line by line. */
async function printed(program: string): Promise<string[]> {
  const begin = "import * as tf from '@tensorflow/tfjs'; import * as kit from 'attention-kit';";
  const args = ['--input-type=module', '-e', begin + program];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: top });
  expect(stderr).to.equal('');
  return stdout.trim().split('\n');
}

describe('the first call in a fresh process', () => {
  const first = {
    loadEncoder: '(await kit.loadEncoder()).config.layerCount', // 6 layers
    causalMask: 'kit.causalMask(2).dataSync().join("")',
    positionalEncoding: 'kit.positionalEncoding(1, 2).dataSync().join()',
    seededMatrix: 'kit.seededMatrix(2, 3, 7).shape.join()',
    embed: 'kit.embed(["cat"], kit.wordVectorsFrom(["cat"], [[3, 4]])).dataSync().join()',
    scaledDotProductAttention:
      'kit.scaledDotProductAttention(tf.ones([1, 2]), tf.ones([2, 2]), tf.tensor2d([[4], [8]])).output.dataSync().join()', // their mean
    trainHead: '(await kit.trainHead(await kit.loadWordVectors(), { steps: 1, dK: 3 })).wQuery.shape.join()',
  };
  const expected: Record<keyof typeof first, string> = {
    loadEncoder: '6',
    causalMask: '1011',
    positionalEncoding: '0,1',
    seededMatrix: '2,3',
    embed: '3,4',
    scaledDotProductAttention: '6',
    trainHead: '50,3',
  };
  for (const name of Object.keys(first) as (keyof typeof first)[])
    it(`may be ${name}`, async () =>
      expect(await printed(`console.log(${first[name]})`)).to.deep.equal([expected[name]]));

  it('computes on cpu, and from the first wait on WebAssembly does, with the tensors that were there', async () => {
    const lines = await printed(`
      const x = kit.causalMask(2); console.log(tf.getBackend());
      await tf.ready(); console.log(tf.getBackend());
      console.log(tf.sum(tf.cast(x, 'float32')).dataSync()[0]);`);
    expect(lines).to.deep.equal(['cpu', 'wasm', '3']);
  });

  it('leaves an engine alone that the user chooses', async () => {
    const program = "await tf.setBackend('cpu'); await tf.ready(); await kit.loadTrainedHead();";
    expect(await printed(`${program} console.log(tf.getBackend());`)).to.deep.equal(['cpu']);
  });
});
