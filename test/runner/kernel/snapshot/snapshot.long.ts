import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import type { KernelClient } from '../../../../src/jupyter/kernel-client.js';
import { makeSnapshot, snapshotPlace } from '../../../../src/runner/kernel/snapshot/snapshot.js';
import { kernelCommand, startKernel } from '../../../../src/runner/kit-kernel.js';

import ts = require('@tslab/typescript-for-tslab');

/** What a cell prints, and how it fails. */
async function run(kernel: KernelClient, code: string): Promise<string> {
  let text = '';
  const { traceback = [] } = await kernel.execute(code, ({ header, content }) => {
    if (header.msg_type === 'stream') text += content.text;
  });
  return [text, ...traceback].join('\n');
}

describe('a kernel that starts from the snapshot', function () {
  this.timeout(120_000);
  let folder: string;
  before(async () => {
    await makeSnapshot();
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-snapshot-test-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('says what one says that starts without', async () => {
    const kernels = await Promise.all([startKernel(), startKernel({ command: kernelCommand })]);
    const [quick, plain] = kernels;
    try {
      const started = await Promise.all(kernels.map((one) => run(one, "process.execArgv.join(' ')")));
      expect(started.map((options) => options.includes('--snapshot-blob'))).to.deep.equal([true, false]);
      for (const code of [
        "import * as tf from '@tensorflow/tfjs';\nimport { selfAttention, tokenize } from 'attention-kit';\ntokenize('They are cool')",
        "tf.tensor('a', 1)",
        "function fail(): never {\n  throw new TypeError('no');\n}\nfail()",
        'const length: number = tokenize(3);',
        'import { readFileSync } from "node:fs";\nreadFileSync(3, 4)',
        '[3, 1].toSorted()',
        'process.cwd()',
        'const wrong: Promise<number> = Promise.resolve("a");',
      ])
        expect(await run(quick, code), code).to.equal(await run(plain, code));
      const about = { code: 'selfAttention', cursor_pos: 5, detail_level: 0 };
      const [told, expected] = await Promise.all(kernels.map((one) => one.request('inspect_request', about)));
      expect(told!.data['text/plain']).to.be.a('string').and.equal(expected!.data['text/plain']);
    } finally {
      await Promise.all(kernels.map((kernel) => kernel.shutdown()));
    }
  });

  it('reads anew what has changed since', async () => {
    const [same, changed] = [join(folder, 'same.d.ts'), join(folder, 'changed.d.ts')];
    const text = 'declare const count: 5;';
    await writeFile(same, text);
    await writeFile(changed, text.replace('5', '6'));
    const files = [same, changed].map((name) => ts.createSourceFile(name, text, ts.ScriptTarget.ES2022));
    const parsed = Symbol.for('attention-kit.parsed');
    Object.assign(globalThis, { [parsed]: new Map(files.map((file) => [file.fileName, file])) });
    try {
      const path = '../../../../src/runner/kernel/snapshot/parsed-file.js?with-files';
      const { parsedFile }: typeof import('../../../../src/runner/kernel/snapshot/parsed-file.js') =
        await import(path);
      expect([same, changed, 'other.d.ts'].map(parsedFile)).to.deep.equal([files[0], undefined, undefined]);
    } finally {
      Reflect.deleteProperty(globalThis, parsed);
    }
  });

  describe('that is damaged', () => {
    const options = process.env.NODE_OPTIONS;
    afterEach(() => {
      if (options === undefined) delete process.env.NODE_OPTIONS;
      else process.env.NODE_OPTIONS = options;
    });

    it('starts without, and is rid of it', async () => {
      const good = snapshotPlace();
      process.env.NODE_OPTIONS = '--max-http-header-size=16385'; // a start of its own has a snapshot of its own
      const place = snapshotPlace();
      expect(place).to.not.equal(good);
      await mkdir(dirname(place), { recursive: true });
      await writeFile(place, 'no snapshot');
      const kernel = await startKernel();
      expect(await run(kernel, '1 + 1')).to.equal('2\n');
      await kernel.shutdown();
      expect(existsSync(place)).to.equal(false);
    });
  });
});
