import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';

describe('a program with fused attention', function () {
  this.timeout(120_000);
  const run = (options: string[], lines: string) => {
    const entry = new URL('../../src/index.js', import.meta.url).href;
    const program = `
      import * as tf from '@tensorflow/tfjs';
      ${lines.replace('KIT', entry)}`;
    return promisify(execFile)(process.execPath, [...options, '--input-type=module', '-e', program]);
  };

  it('leaks neither tensors nor memory over 30,000 calls', async () => {
    const { stdout } = await run(
      ['--expose-gc'],
      `import { fusedAttention } from 'KIT';
      await tf.ready();
      const [x, big] = [tf.randomNormal([19, 8]), tf.randomNormal([600, 8])];
      const loss = (x) => tf.sum(fusedAttention(x, x, x, { causal: true }));
      const call = (i) => {
        fusedAttention(x, x, x).dispose();
        if (i % 10 === 0) fusedAttention(big, big, big).dispose();
        if (i % 10 === 5) tf.grad(loss)(x).dispose();
      };
      const used = () => {
        gc();
        gc();
        const { heapUsed, external, arrayBuffers } = process.memoryUsage();
        return { bytes: heapUsed + external + arrayBuffers, tensors: tf.memory().numTensors };
      };
      let [before, least] = [used(), Infinity];
      const { tensors } = before;
      for (let round = 0; round < 6; round++) { // while the engine still compiles it takes memory, but not in every round
        for (let i = 0; i < 5000; i++) call(i);
        await new Promise((resolve) => setTimeout(resolve, 100));
        const after = used();
        least = Math.min(least, after.bytes - before.bytes);
        before = after;
      }
      console.log(JSON.stringify({ bytes: least, tensors: before.tensors - tensors }));`,
    );
    const { bytes, tensors } = JSON.parse(stdout.trim().split('\n').at(-1)!);
    expect(tensors).to.equal(0);
    expect(bytes, 'bytes more after 5,000 calls').to.be.below(100_000);
  });

  it('computes by TensorFlow.js alone where WebAssembly knows no SIMD', async () => {
    const { stdout } = await run(
      [],
      `WebAssembly.validate = () => false;
      const { fusedAttention } = await import('KIT');
      await tf.ready();
      const x = tf.tensor2d([[0], [Math.log(3)]]);
      console.log(fusedAttention(tf.tensor2d([[1]]), x, tf.tensor2d([[40], [80]])).dataSync()[0]);`,
    );
    expect(Number(stdout.trim().split('\n').at(-1))).to.be.closeTo(70, 1e-4);
  });
});
