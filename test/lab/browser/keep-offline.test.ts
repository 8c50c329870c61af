import { expect } from 'chai';
import type { Site } from '../../../src/lab/browser/site.js';
import { keepOffline } from '../../../src/lab/browser/worker/keep-offline.js';
import { pause } from '../../support/until.js';

const site: Site = { base: new URL('http://host/'), version: '1', chapters: {}, isClass: false };
const paths = ['a', 'b', 'c', 'd', 'e', 'f'];

describe('keeping a site for offline', () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  const { fetch } = globalThis;
  /** What the host answers for a file. */
  let host: (path: string) => Promise<Response>;
  beforeEach(() => {
    const controller = { postMessage: (_: string, [port]: MessagePort[]) => port!.postMessage(paths) };
    const value = { serviceWorker: { controller } };
    Object.defineProperty(globalThis, 'navigator', { value, configurable: true });
    globalThis.fetch = async (url) => {
      const path = new URL(String(url)).pathname.slice(1);
      if (path !== 'files.json') return host(path);
      return Response.json(paths.map((name) => ({ path: name, size: 1e6 })));
    };
  });
  afterEach(() => {
    globalThis.fetch = fetch;
    Reflect.deleteProperty(globalThis, 'navigator');
    if (before) Object.defineProperty(globalThis, 'navigator', before);
  });

  it('says nothing more of files that were under way when the network broke off, and asks for no others', async () => {
    const { asked, arrive } = hostIn('a', () => Promise.reject(new TypeError('broken')));
    const said: number[] = [];
    const message = await keepOffline(site, (done) => said.push(done)).catch((error) => error.message);
    expect(message).to.equal(
      'the network broke off at 0 MB of 6 MB; what came is kept: press the button again to go on',
    );
    arrive();
    await pause(20); // for what must not come
    expect(said).to.deep.equal([]);
    expect(asked).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  it('stops at the first file that finds no room', async () => {
    const full = new Response('', { headers: { 'X-Not-Kept': 'no room' } });
    const { asked, arrive } = hostIn('b', async () => full);
    const message = await keepOffline(site, () => {}).catch((error) => error.message);
    expect(message).to.equal(
      'the browser has no room for more than 0 MB of 6 MB; what came is kept: free some space, and press the button again to go on',
    );
    arrive();
    await pause(20); // for what must not come
    expect(asked).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  /** A host that answers for one file at once, and for the others when they shall arrive. */
  function hostIn(one: string, answer: () => Promise<Response>): { asked: string[]; arrive: () => void } {
    const asked: string[] = [];
    let arrive = () => {};
    const late = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    host = async (path) => {
      asked.push(path);
      return path === one ? answer() : late.then(() => new Response(''));
    };
    return { asked, arrive };
  }
});
