import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { lanAddresses } from '../../src/lab/server/room/lan-addresses.js';
import { listChapters } from '../../src/runner/chapters.js';
import { whyNoSandbox } from '../../src/workshop/sandbox/bubblewrap.js';
import { attentionKit } from './support.js';

describe('attention-kit doctor', function () {
  this.timeout(120_000);
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-test-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('tries each part, and says how to mend what is missing', async () => {
    const env = { JUPYTER_DATA_DIR: join(folder, 'empty'), JUPYTER_PATH: '', VIRTUAL_ENV: '', PATH: '' };
    const { status, stdout } = await attentionKit(['doctor'], () => {}, env);
    expect(stdout).to.match(/^✓ Node\.js \d+\./m);
    expect(stdout).to.match(/^✓ TensorFlow\.js 4\.22\.0 computes on wasm$/m);
    expect(stdout).to.match(/^✓ The kernel starts and runs a cell \(\d+\.\d s\): TypeScript 5\.0\.4/m);
    expect(stdout).to.match(
      /^– Jupyter does not know the kernel\n {2}→ .*npx attention-kit kernel install$/m,
    );
    expect(stdout).to.match(/^– Jupyter is not installed\n {2}→ /m);
    expect(status).to.equal(listChapters().length > 0 ? 0 : 1);
  });
  it('tries what a class needs as well, when asked', async () => {
    const { stdout } = await attentionKit(['doctor', '--class']);
    const [first] = lanAddresses();
    expect(stdout).to.match(
      first === undefined ? /^✗ This computer has no address/m : /^[✓✗] (?:Students would join at|At) \d/m,
    );
    expect(stdout).to.match(/^(?:✓ Port \d+ is free|– Port \d+ is taken\n {2}→ )/m);
    expect(stdout).to.match(
      /^(?:✓ The browser edition is built|– The browser edition is not built yet\n {2}→ )/m,
    );
    expect(stdout).to.match(/^[✓–] (?:Only )?\d+ MB of memory are free/m);
    expect(stdout).to.match(
      whyNoSandbox() === undefined ? /^✓ There is a sandbox/m : /^– No sandbox for class mark: /m,
    );
  });
  it('notices a kernel that points nowhere', async () => {
    const data = join(folder, 'gone');
    const env = { JUPYTER_DATA_DIR: data, JUPYTER_PATH: '', VIRTUAL_ENV: '' };
    await attentionKit(['kernel', 'install'], () => {}, env);
    const file = join(data, 'kernels', 'tslab', 'kernel.json');
    const spec = JSON.parse(await readFile(file, 'utf8'));
    spec.argv[2] = '/moved/away/main.js';
    await writeFile(file, JSON.stringify(spec));
    const { status, stdout, stderr } = await attentionKit(['doctor'], () => {}, env);
    expect(stdout).to.include(`✗ The kernel that Jupyter starts (${file}) is gone: /moved/away/main.js\n`);
    expect(stderr).to.match(/^doctor: .* broken, see ✗\n$/);
    expect(status).to.equal(1);
  });
});
