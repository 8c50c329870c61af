import { expect } from 'chai';
import type { KernelClient } from '../../src/jupyter/kernel-client.js';
import { startKernel } from '../../src/runner/kit-kernel.js';
import { kernelSuite } from '../kernel/suite/kernel-suite.js';
import { mark } from './mark.js';

describe('the kernel', function () {
  this.timeout(120_000);
  let kernel: KernelClient;
  before(async () => {
    kernel = await startKernel();
  });
  after(() => kernel.shutdown());

  kernelSuite(() => kernel);

  it('interrupts a program that it waits for within two seconds, and runs on', async function () {
    this.retries(2); // other tests run beside it: the best of three counts
    const begin = mark();
    const cell = kernel.execute(
      `${begin.code} import { execSync } from "child_process"; execSync("sleep 30; sleep 30");`,
    );
    await begin.seen();
    const began = Date.now();
    await kernel.interrupt();
    expect((await cell).ename).to.equal('Interrupted');
    expect(Date.now() - began).to.be.below(2000);
    expect((await kernel.execute('5')).status).to.equal('ok');
  });
});
