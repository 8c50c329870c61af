import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { liveScript } from './support/live-script.js';

const { resolve } = createRequire(import.meta.url);

/** Code of all explorables without the two libraries in it, in kB as a server sends it. */
const MOST = 60;

describe('the code of all explorables', function () {
  this.timeout(60_000);

  it(`is less than ${MOST} kB, without its two libraries`, async () => {
    const entries = [undefined, resolve('preact'), resolve('@huggingface/tokenizers')];
    const scripts = await Promise.all(entries.map((entry) => liveScript(entry)));
    const [all, ...libraries] = scripts.map((script) => gzipSync(script, { level: 9 }).length / 1000);
    const own = libraries.reduce((rest, library) => rest - library, all!);
    expect(own).to.be.within(MOST - 5, MOST); // far less would be a fault of this test
  });
});
