import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { KernelClient } from '../../../../src/jupyter/kernel-client.js';
import { startKernel } from '../../../../src/runner/kit-kernel.js';
import { pause } from '../../../support/until.js';

describe('a kernel whose folder changes', function () {
  this.timeout(60_000);
  let folder: string;
  let kernel: KernelClient;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-folder-'));
    kernel = await startKernel({ cwd: folder });
  });
  after(async () => {
    await kernel.shutdown();
    await rm(folder, { recursive: true });
  });

  /** What a cell prints, or how it fails. */
  async function run(code: string): Promise<string> {
    let text = '';
    const { evalue } = await kernel.execute(code, ({ header, content }) => {
      if (header.msg_type === 'stream') text += content.text;
    });
    return evalue ?? text;
  }

  it('goes on compiling cells, and finds a file that comes after it was missed', async () => {
    expect(await run("import { late } from './late';")).to.match(/Cannot find module '.\/late'/);
    for (let i = 0; i < 3; i++) {
      await writeFile(join(folder, `other-${i}.ts`), 'export {};\n');
      await pause(400); // until the system has told the compiler
      expect(await run(`console.log(${i});`)).to.equal(`${i}\n`);
    }
    await writeFile(join(folder, 'late.ts'), "export const late = 'here';\n");
    await pause(400);
    expect(await run("import { late } from './late'; console.log(late);")).to.equal('here\n');
  });
});
