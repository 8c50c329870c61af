// Shows this folder to this computer's own browsers: node serve.mjs [PORT]
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

// the path that the site was made for; its links begin with it
const base = '/';
const root = fileURLToPath(new URL('.', import.meta.url));
const types = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.ipynb': 'application/json',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

const server = createServer(async ({ method, url = '/', headers }, answer) => {
  const end = (status, more = {}) => answer.writeHead(status, more).end();
  if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(headers.host ?? '')) return end(403);
  if (method !== 'GET' && method !== 'HEAD') return end(405);
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    if (!path.startsWith(base)) return path === '/' ? end(302, { Location: base }) : end(404);
    const place = join(root, path.slice(base.length), path.endsWith('/') ? 'index.html' : '');
    if (!place.startsWith(root.endsWith(sep) ? root : root + sep)) return end(404);
    const { size, mtimeMs } = await stat(place).then((found) => {
      if (!found.isFile()) throw new Error('no file');
      return found;
    });
    const tag = `"${size}-${mtimeMs}"`;
    if (headers['if-none-match'] === tag) return end(304);
    answer.writeHead(200, {
      'Content-Type': types[extname(place)] ?? 'application/octet-stream',
      'Content-Length': size,
      'Cache-Control': 'no-cache',
      ETag: tag,
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    });
    if (method === 'HEAD') answer.end();
    else createReadStream(place).pipe(answer);
  } catch {
    if (!answer.headersSent) end(404);
  }
});
server.on('error', ({ message }) => {
  console.error(`serve: ${message}; another port: node serve.mjs 8081`);
  process.exitCode = 1;
});
server.listen(Number(process.argv[2] ?? 8080), '127.0.0.1', () =>
  console.log(`Attention Kit: http://localhost:${server.address().port}${base} (Ctrl-C ends it)`),
);
