import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { formatNotebook } from '../../src/format/format-notebook.js';
import { parseNotebook } from '../../src/format/parse-notebook.js';
import { readNotebook } from '../../src/runner/notebook-file.js';
import { codeCell, notebookOf, wordsNotebook } from '../runner/support.js';
import { isAlive } from '../support/processes.js';
import { until } from '../support/until.js';
import { attentionKit } from './support.js';

describe('attention-kit', function () {
  this.timeout(120_000);
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-test-'));
  });
  after(() => rm(folder, { recursive: true }));

  describe('run', () => {
    it('prints what the cells print, and each cell as it is done', async () => {
      const before = await readFile(wordsNotebook, 'utf8');
      const args = ['run', wordsNotebook, '-p', 'sentence=They are cool', '-p', 'count=1'];
      const { status, stdout, stderr } = await attentionKit(args);
      expect(status).to.equal(0);
      expect(stdout).to.include('They\n1\nout\nout again\nerr\nquiet 0.08333333333333333\nsecond\n');
      expect(
        stderr
          .replaceAll(/ +\d+\.\d\d s/g, ' # s')
          .split('\n')
          .slice(0, 3),
      ).to.deep.equal(['✓ 1/9 # s  settings', '✓ 2/9 # s  words', '✓ 3/9 # s  streams']);
      expect(await readFile(wordsNotebook, 'utf8')).to.equal(before);
    });

    it('writes what ran until an error, and says where the error is', async () => {
      const path = join(folder, 'fails.ipynb');
      const out = join(folder, 'out.ipynb');
      const cells = [
        codeCell('console.log("first")', [], 'one'),
        codeCell('\nthrow new Error("no")', [], 'two'),
      ];
      await writeFile(path, formatNotebook(notebookOf(...cells)));
      const { status, stdout, stderr } = await attentionKit(['run', path, '-o', out]);
      expect({ status, stdout }).to.deep.equal({ status: 1, stdout: '' });
      expect(stderr).to.match(/Error: no\n {4}at cell 2, line 2\n/);
      expect(stderr.trimEnd().split('\n').at(-1)).to.equal(
        'runNotebook: fails.ipynb, cell 2, line 2: Error: no',
      );
      const written = await readNotebook(out);
      expect(written.cells.map(({ outputs }) => outputs![0]!.output_type)).to.deep.equal(['stream', 'error']);
      expect((await readNotebook(path)).cells[0]!.outputs).to.deep.equal([]);
    });

    it('writes a notebook to stdout, and into itself', async () => {
      const path = join(folder, 'one.ipynb');
      await writeFile(path, formatNotebook(notebookOf(codeCell('console.log(1)'))));
      const { stdout } = await attentionKit(['run', path, '-o', '-']);
      expect(parseNotebook(stdout, 'stdout').cells[0]!.outputs![0]!.text).to.equal('1\n');
      expect((await attentionKit(['run', path, '--in-place'])).status).to.equal(0);
      expect(await readFile(path, 'utf8')).to.equal(stdout);
    });

    it('goes on to its end when who reads along is gone', async () => {
      const path = join(folder, 'read-along.ipynb');
      const cells = ['first', 'second'].map((word) => codeCell(`console.log('${word}')`, [], word));
      await writeFile(path, formatNotebook(notebookOf(...cells)));
      const { status, stderr } = await attentionKit(['run', path], (child) => child.stdout!.destroy());
      expect(stderr.replaceAll(/ +\d+\.\d\d s/g, '')).to.equal('✓ 1/2  first\n✓ 2/2  second\n');
      expect(status).to.equal(0);
    });

    it('stops on Ctrl-C with status 130 and leaves no kernel', async () => {
      const path = join(folder, 'stuck.ipynb');
      const pidFile = join(folder, 'pid');
      const tellPid = `import { writeFileSync } from 'fs';\nwriteFileSync(${JSON.stringify(pidFile)}, String(process.pid));`;
      await writeFile(
        path,
        formatNotebook(notebookOf(codeCell(tellPid), codeCell('while (true) {}', [], 'b'))),
      );
      const { status, stderr } = await attentionKit(['run', path], (child) =>
        child.stderr!.once('data', () => setTimeout(() => child.kill('SIGINT'), 300)),
      );
      expect(status).to.equal(130);
      expect(stderr).to.match(/^✓ 1\/2 .*\n$/);
      const pid = Number(await readFile(pidFile, 'utf8'));
      await until(() => !isAlive(pid), 1);
    });
  });

  describe('kernel', () => {
    it('installs where it is told to, warns of what it replaces, and uninstalls', async () => {
      const file = join(folder, 'share', 'jupyter', 'kernels', 'tslab', 'kernel.json');
      const first = await attentionKit(['kernel', 'install', '--prefix', folder]);
      expect(first).to.deep.equal({
        status: 0,
        stdout: `Installed the kernel "TypeScript (Attention Kit)" as tslab: ${file}\n`,
        stderr: '',
      });
      await writeFile(
        file,
        JSON.stringify({ argv: ['tslab', 'kernel'], display_name: 'TS', language: 'typescript' }),
      );
      const second = await attentionKit(['kernel', 'install', '--prefix', folder]);
      expect(second.stderr).to.equal('It replaces another tslab kernel, kept beside it: tslab kernel\n');
      const third = await attentionKit(['kernel', 'uninstall', '--prefix', folder]);
      expect(third.stdout).to.equal(
        `Uninstalled the kernel: ${file}\nPut back the tslab kernel that stood there before: tslab kernel\n`,
      );
      const fourth = await attentionKit(['kernel', 'uninstall', '--prefix', folder]);
      expect(fourth.status).to.equal(1);
      expect(fourth.stderr).to.equal(
        `uninstallKernelSpec: expected the kit's kernel at ${file}, got the kernel TS\n`,
      );
    });
    it("installs into the user's own folder, and says when Jupyter finds another first", async () => {
      const env = { JUPYTER_DATA_DIR: join(folder, 'mine'), JUPYTER_PATH: join(folder, 'share', 'jupyter') };
      const { stdout, stderr } = await attentionKit(['kernel', 'install'], () => {}, env);
      expect(stdout).to.include(join(folder, 'mine', 'kernels', 'tslab', 'kernel.json'));
      expect(stderr).to.match(/^Jupyter finds another tslab kernel first: .*kernel\.json\n$/);
    });
  });
});
