import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

const html =
  '<!doctype html><link rel="icon" href="data:,"><script type="module">import * as it from "./kernel/v1/lib/kernel.js"; window.kernelModule = it;</script>';

/** A host of static files: a page that can start the browser's kernel, the kernel's files, and the kit's data. */
export interface KernelSite {
  readonly url: string;
  close: () => Promise<void>;
}

/**
 * Serves the kernel as a site under a sub-path would, compressed and without special headers.
 *
 * @param folder the kernel's files
 */
export async function serveKernelSite(folder: string): Promise<KernelSite> {
  const server: Server = createServer(async ({ url = '/' }, response) => {
    const path = decodeURIComponent(new URL(url, 'http://host').pathname);
    try {
      const bytes = path === '/sub/' ? Buffer.from(html) : await readFile(fileOf(path, folder));
      const type = path === '/sub/' ? '.html' : extname(path);
      const headers = { 'Content-Type': types[type] ?? 'application/octet-stream' };
      const isText = type in types && type !== '.wasm';
      response.writeHead(200, { ...headers, ...(isText && { 'Content-Encoding': 'gzip' }) });
      response.end(isText ? gzipSync(bytes, { level: 1 }) : bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/sub/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function fileOf(path: string, folder: string): string {
  const [, room, rest] = /^\/sub\/(kernel\/v1\/lib|data)\/([\w./-]+)$/.exec(path) ?? [];
  if (room === undefined || rest!.includes('..')) throw new Error(`no ${path}`);
  return join(room === 'data' ? 'data' : folder, rest!);
}
