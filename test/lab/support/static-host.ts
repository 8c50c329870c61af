import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pause } from '../../support/until.js';

/** A plain host of static files, as a forge's pages are: under a sub-path, what is text compressed, without headers of its own. */
export interface StaticHost {
  /** Where the site lies. */
  readonly url: string;
  /** Bytes sent since this was last asked. */
  readonly bytes: () => number;
  /** Breaks off after so many bytes more, in the middle of an answer, and answers nothing until it is told `Infinity`. */
  readonly breakAfter: (bytes: number) => void;
  /** Sends each answer at so many bytes a second from now on; `Infinity`: all at once. */
  readonly slowTo: (bytesPerSecond: number) => void;
  /** Leads from a page to the same without its ending from now on, as some hosts do. */
  readonly hideEndings: () => void;
  /** Shows another folder from now on. */
  readonly show: (folder: string) => void;
  readonly close: () => Promise<void>;
}

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.ipynb': 'application/json',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** Starts such a host on this computer. */
export async function startStaticHost(folder: string, path = '/some/kit/'): Promise<StaticHost> {
  let [shown, sent, left, pace, hides] = [folder, 0, Infinity, Infinity, false];
  const server = createServer(async ({ url = '/', headers }, answer) => {
    const asked = decodeURIComponent(new URL(url, 'http://host').pathname);
    if (hides && asked.endsWith('.html'))
      return void answer.writeHead(308, { Location: url.replace(/(index)?\.html/, '') }).end();
    const ending = hides && !extname(asked) ? '.html' : '';
    const name = `${asked.slice(path.length)}${asked.endsWith('/') ? 'index.html' : ending}`;
    const content = asked.startsWith(path)
      ? await readFile(join(shown, name)).catch(() => undefined)
      : undefined;
    if (!content) return void answer.writeHead(404).end();
    const type = types[extname(name)];
    const packed = type ? gzipSync(content, { level: 6 }) : content;
    const from = type ? 0 : Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
    const status = from > 0 ? 206 : 200;
    if (packed.length - from > left) {
      const length = { 'Content-Length': packed.length - from };
      const part = packed.subarray(from, from + left);
      left = 0;
      return void answer.writeHead(status, length).write(part, () => answer.destroy());
    }
    left -= packed.length - from;
    sent += packed.length - from;
    answer.writeHead(status, {
      'Content-Type': type ?? 'application/octet-stream',
      ...(type && { 'Content-Encoding': 'gzip' }),
      'Content-Length': packed.length - from,
      ...(from > 0 && { 'Content-Range': `bytes ${from}-${packed.length - 1}/${packed.length}` }),
      'Cache-Control': 'max-age=600',
    });
    await sendAt(() => pace, answer, packed.subarray(from));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}${path}`,
    bytes: () => {
      const before = sent;
      sent = 0;
      return before;
    },
    breakAfter: (bytes) => {
      left = bytes;
    },
    slowTo: (bytesPerSecond) => {
      pace = bytesPerSecond;
    },
    hideEndings: () => {
      hides = true;
    },
    show: (next) => {
      shown = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Sends the end of an answer in pieces, ten a second, as long as there is a pace. */
async function sendAt(pace: () => number, answer: ServerResponse, bytes: Buffer): Promise<void> {
  let rest = bytes;
  while (pace() < Infinity && rest.length > 0 && !answer.destroyed) {
    const piece = Math.ceil(pace() / 10);
    answer.write(rest.subarray(0, piece));
    rest = rest.subarray(piece);
    await pause(100);
  }
  answer.end(rest);
}
