import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { listFiles } from '../../../src/lab/site/worker-script.js';
import { attentionKit } from '../../cli/support.js';

describe('attention-kit site', function () {
  this.timeout(180_000);
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-site-cli-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const make = async (out: string) => {
    // from elsewhere each time: nothing of it may come into the site
    const cwd = await mkdtemp(join(folder, 'from-'));
    const { status, stderr } = await attentionKit(['site', '--out', out], undefined, {}, cwd);
    expect(stderr).to.equal('');
    expect(status).to.equal(0);
  };

  it('makes the same bytes each time', async () => {
    const [one, other] = [join(folder, 'one'), join(folder, 'other')];
    await make(one);
    await make(other);
    expect(listFiles(other)).to.deep.equal(listFiles(one));
    for (const name of ['README.md', 'serve.mjs', '.nojekyll', 'sw.js', 'files.json'])
      expect(readFileSync(join(other, name), 'utf8'), name).to.equal(readFileSync(join(one, name), 'utf8'));
  });
});
