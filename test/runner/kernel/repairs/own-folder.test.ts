import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import type { KernelClient } from '../../../../src/jupyter/kernel-client.js';
import { startKernel } from '../../../../src/runner/kit-kernel.js';
import { pause, until } from '../../../support/until.js';

describe('a kernel in a folder with modules of its own', function () {
  this.timeout(60_000);
  let folder: string;
  let kernel: KernelClient;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-folder-'));
    await write('two.ts', 'export const two: number = 2;\n');
    await write('one.ts', "export { two } from './two';\nexport { four } from './four.js';\n");
    await write('four.js', 'export const four = 2 * 2;\n');
    await write('wrong.ts', "export const wrong: number = 'text';\n");
    await write('uses-wrong.ts', "export { wrong } from './wrong';\n");
    await write('node_modules/plain/index.js', 'exports.count = 3;\n');
    await write('node_modules/@types/plain/index.d.ts', 'export const count: number;\n');
    await write('node_modules/@types/elsewhere/index.d.ts', 'declare const onlyElsewhere: string;\n');
    kernel = await startKernel({ cwd: folder });
  });
  after(async () => {
    await kernel.shutdown();
    await rm(folder, { recursive: true });
  });

  async function write(name: string, text: string): Promise<void> {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }

  /** What a cell prints, or all of how it fails. */
  async function run(code: string): Promise<string> {
    let text = '';
    const { traceback } = await kernel.execute(code, ({ header, content }) => {
      if (header.msg_type === 'stream') text += content.text;
    });
    return traceback?.join('\n') ?? text;
  }

  it('runs them, and those that they import', async () =>
    expect(await run("import { two, four } from './one';\ntwo + four")).to.equal('6\n')); // 2 + 2 · 2
  it('checks their types, over others too, and names the file', async () =>
    expect(await run("import { wrong } from './uses-wrong';")).to.match(
      /^wrong\.ts, line 1: Type 'string' is not assignable to type 'number'/,
    ));
  it('runs them anew after a change', async () => {
    expect(await run("import { two } from './two';\ntwo")).to.equal('2\n');
    await write('two.ts', 'export const two: number = 22;\n');
    await until(async () => (await run("import { two } from './two';\ntwo")) === '22\n');
  });
  it('knows the types of a package that it imports', async () =>
    expect(await run("import { count } from 'plain';\nconst text: string = count;")).to.match(
      /Type 'number' is not assignable to type 'string'/,
    ));
  it("knows Node.js' own, and no other globals that a package describes: they are not there", async () => {
    expect(await run("process.version.startsWith('v') && Buffer.from('a').length")).to.equal('1\n');
    expect(await run('onlyElsewhere')).to.match(/Cannot find name 'onlyElsewhere'/);
  });
  it('goes on compiling cells while its folder changes, and finds a file that comes after it was missed', async () => {
    expect(await run("import { late } from './late';")).to.match(/Cannot find module '.\/late'/);
    for (let i = 0; i < 3; i++) {
      await write(`other-${i}.ts`, 'export {};\n');
      await pause(400); // until the system has told the compiler
      expect(await run(`console.log(${i});`)).to.equal(`${i}\n`);
    }
    await write('late.ts', "export const late = 'here';\n");
    await until(async () => (await run("import { late } from './late'; console.log(late);")) === 'here\n');
  });
});

describe('a kernel in a folder among libraries, as the chapters of an installed kit lie', function () {
  this.timeout(60_000);

  it('runs cells, and knows what they declare', async () => {
    const place = await mkdtemp(join(tmpdir(), 'attention-kit-folder-'));
    const folder = join(place, 'node_modules', 'kit', 'notebooks');
    await mkdir(folder, { recursive: true });
    const kernel = await startKernel({ cwd: folder });
    const run = async (code: string) => {
      let text = '';
      const { traceback } = await kernel.execute(code, ({ header, content }) => {
        if (header.msg_type === 'stream') text += content.text;
      });
      return traceback?.join('\n') ?? text;
    };
    try {
      expect(await run("import { tokenize } from 'attention-kit';\nlet words = tokenize('a b');")).to.equal(
        '',
      );
      expect(await run('words.length')).to.equal('2\n');
      expect(await run('words = 3;')).to.include("Type 'number' is not assignable");
    } finally {
      await kernel.shutdown();
      await rm(place, { recursive: true });
    }
  });
});
