import { expect } from 'chai';
import { pause } from '../../support/until.js';
import { codeCell, keepPicture, openNotebook, runCell } from '../support/browser.js';
import { startCuttingProxy } from '../support/cutting-proxy.js';
import { labInBrowser } from '../support/lab-in-browser.js';

describe('an open notebook whose connection is cut, in a browser', function () {
  this.timeout(120_000);
  const at = labInBrowser({});

  it('says so, then that the server is the same, and shows every line of the cell once', async () => {
    const { lab, context } = at;
    const proxy = await startCuttingProxy(lab.port);
    const { page } = await openNotebook(context, { port: proxy.port, token: lab.token }, 'sample.ipynb');
    const code =
      'for (let i = 0; i < 60; i++) { console.log(i); await new Promise((r) => setTimeout(r, 100)); }';
    await runCell(page, 2, code);
    const output = codeCell(page, 2).locator('.jp-OutputArea-output').first();
    await output.filter({ hasText: '5' }).waitFor();
    proxy.tear();
    const note = page.getByRole('alert');
    await note.filter({ hasText: 'No connection to the server. Your text is kept' }).waitFor();
    await keepPicture(page, 'connection-cut-1280');
    await pause(4000); // as a wireless network may take
    proxy.mend();
    await note.filter({ hasText: 'The connection is back, to the same server' }).waitFor();
    await output.filter({ hasText: '59' }).waitFor();
    expect((await output.textContent())!.trim().split(/\s+/)).to.deep.equal(
      Array.from({ length: 60 }, (_, i) => `${i}`),
    );
    await keepPicture(page, 'connection-back-1280');
    await proxy.close();
  });
});
