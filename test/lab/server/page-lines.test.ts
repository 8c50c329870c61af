import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { WebSocket, WebSocketServer } from 'ws';
import type { PageLine } from '../../../src/lab/server/kernels/page-line.js';
import { PageLines } from '../../../src/lab/server/kernels/page-lines.js';
import { Recording } from '../../../src/lab/server/kernels/recording.js';

/** So many pages that are cut off are waited for. */
const most = 64;

describe('the lines to the pages of a kernel', function () {
  this.timeout(20_000);
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  const lines = new PageLines(new Recording());
  before(() => server.address() ?? once(server, 'listening'));
  after(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });

  /** A page comes. @returns its line, and how to cut it off */
  async function come(session: string): Promise<{ line: PageLine; cut: () => void }> {
    const { port } = server.address() as AddressInfo;
    const page = new WebSocket(`ws://127.0.0.1:${port}`);
    const opened = once(page, 'open');
    const [socket] = (await once(server, 'connection')) as [WebSocket];
    await opened;
    const line = lines.join(session, socket, 0);
    const cut = () => {
      page.terminate();
      if (line.detach(socket)) lines.left(line, 'cut');
    };
    return { line, cut };
  }
  const listed = () => lines.all.map(({ session }) => session);

  it('are given up when too many are cut off, those first that were cut off first', async () => {
    const pages = [];
    for (let k = 0; k <= most; k++) pages.push(await come(`page ${k}`));
    expect(listed()).to.have.length(most + 1);
    for (const { cut } of pages.toReversed()) cut();
    expect(listed()).to.deep.equal(pages.slice(0, most).map(({ line }) => line.session));
    // who comes back in time has its line again, and counts no longer among the cut off
    const back = await come('page 63');
    expect(back.line).to.equal(pages[63]!.line);
    const anew = await come('page 64');
    expect(anew.line).not.to.equal(pages[64]!.line);
    anew.cut();
    expect(listed()).to.have.length(most + 1);
  });

  it('are gone with the kernel, also that of a page which leaves afterwards', async () => {
    const { cut } = await come('last');
    lines.end();
    expect(listed()).to.deep.equal([]);
    cut();
    expect(listed()).to.deep.equal([]);
  });
});
