/*
 * Keeps the site's files, and gives them out when there is no network. It knows the digest of each (DIGESTS, which stands
 * before this text), so that nothing else is kept or given out, whoever else may write into the browser's caches: of what
 * is kept it takes the bytes alone. Files are kept under their digests: a new version of the site loads what has changed,
 * and nothing twice.
 */
const scope = new URL(self.registration.scope);
const CACHE = `attention-kit ${scope.pathname}`;
Object.setPrototypeOf(DIGESTS, null);
/** Bytes of a beginning that are worth being kept. */
const WORTH = 1e6;
/** Bytes that are left for what the reader writes: a Firefox that is full opens no database any more. */
const LEFT = 1e7;
/** So many milliseconds lie between two words on how far a file has come. */
const BETWEEN = 200;
const teller = new BroadcastChannel(CACHE);
/** Names that say what is in a file. */
const lasting = /\.[0-9a-f]{16}\.|\/(chunks|assets)\//;
/**
 * Digests of the version before, for pages that are still open: its own worker tells them, and they are known as long as
 * this worker lives. Kept anywhere, a cell could write into them.
 */
let before = Object.create(null);

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(learnBefore());
});
self.addEventListener('activate', (event) => event.waitUntil(tidy().then(() => self.clients.claim())));
self.addEventListener('fetch', (event) => {
  const { method, url, mode } = event.request;
  const path = pathOf(url);
  if (method !== 'GET' || path === undefined) return;
  event.respondWith(answer(event.request, path, mode === 'navigate'));
});

self.addEventListener('message', ({ data, ports }) => {
  // The home page asks what it would have to load, to keep all of it.
  if (data === 'missing') void missing().then((paths) => ports[0]?.postMessage(paths));
  if (data === 'digests') ports[0]?.postMessage(DIGESTS);
});

async function missing() {
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  return Object.keys(DIGESTS).filter((path) => !kept.has(key(DIGESTS[path])));
}

/** The site's file that an address means; some hosts show a page without its ending. */
function pathOf(address) {
  const { origin, pathname } = new URL(address);
  if (origin !== scope.origin || !pathname.startsWith(scope.pathname)) return undefined;
  const path = decodeURIComponent(pathname.slice(scope.pathname.length));
  if (path === '' || path.endsWith('/')) return `${path}index.html`;
  return DIGESTS[path] === undefined && DIGESTS[`${path}.html`] ? `${path}.html` : path;
}

async function answer(request, path, isPage) {
  const digest = DIGESTS[path] ?? (lasting.test(path) && !isPage ? before[path] : undefined);
  if (digest === undefined) return fetch(request);
  const kept = await keptBytes(digest);
  if (kept) return file(path, kept);
  const rest = await restOf(request.url, digest);
  if (rest && (await keep(digest, rest))) return file(path, rest);
  // a navigation's own request can't be told to look whether the host has something newer
  const fresh = await fetch(request.url, { cache: 'no-cache', credentials: 'same-origin' });
  if (!fresh.ok) return fresh;
  const bytes = await wholeOf(fresh, digest);
  if ((await digestOf(bytes)) === digest)
    return file(path, bytes, (await keep(digest, bytes)) ? {} : { 'X-Not-Kept': 'no room' });
  // Another version of the site than this worker's is given out, and not kept; the browser looks for a newer worker.
  if (isPage) self.registration.update().catch(() => {});
  return file(path, bytes);
}

function key(digest) {
  return new URL(`.kept/${digest}`, scope).href;
}

function partKey(digest) {
  return new URL(`.part/${digest}`, scope).href;
}

/** Tells the kernels of pages, which wait for the whole of a file, how far it has come: bytes. */
function tell(answer, done, begun) {
  const { headers, url } = answer;
  const length = headers.has('Content-Encoding') ? null : headers.get('Content-Length');
  teller.postMessage({ url, done, all: length === null ? undefined : begun + Number(length) });
}

/** Reads an answer to its end; where the network breaks off, what came of a large one is kept, to go on from there. */
async function wholeOf(answer, digest, start = []) {
  const parts = [...start];
  const begun = new Blob(start).size;
  let [done, told] = [begun, Date.now()];
  try {
    const reader = answer.body.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      parts.push(next.value);
      done += next.value.length;
      if (Date.now() - told < BETWEEN) continue;
      told = Date.now();
      tell(answer, done, begun);
    }
  } catch (error) {
    const came = new Blob(parts);
    const cache = await caches.open(CACHE);
    if (came.size >= WORTH) await cache.put(partKey(digest), new Response(came)).catch(() => {});
    throw error;
  }
  return new Blob(parts).arrayBuffer();
}

/** The file whose beginning came before, if its host gives the rest of it, and both together are what the digest says. */
async function restOf(url, digest) {
  const cache = await caches.open(CACHE);
  const part = await cache.match(partKey(digest), { ignoreVary: true });
  if (!part) return undefined;
  const begun = await part.blob();
  const headers = { Range: `bytes=${begun.size}-` };
  const answer = await fetch(url, { headers, cache: 'no-store', credentials: 'same-origin' });
  await cache.delete(partKey(digest), { ignoreVary: true });
  if (answer.status !== 206) return undefined;
  const bytes = await wholeOf(answer, digest, [begun]);
  return (await digestOf(bytes)) === digest ? bytes : undefined;
}

/** What is kept under a digest, if it is what the digest says; what is not is thrown away. */
async function keptBytes(digest) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(key(digest), { ignoreVary: true });
  if (!kept) return undefined;
  const bytes = await kept.arrayBuffer().catch(() => undefined);
  if (bytes && (await digestOf(bytes)) === digest) return bytes;
  await cache.delete(key(digest), { ignoreVary: true });
  return undefined;
}

/** Where there is no room, the file comes over the network again the next time. */
async function keep(digest, bytes) {
  const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota - usage < bytes.byteLength + LEFT) return false;
  const cache = await caches.open(CACHE);
  return cache.put(key(digest), new Response(bytes)).then(
    () => true,
    () => false,
  );
}

async function digestOf(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const types = {
  css: 'text/css',
  html: 'text/html; charset=utf-8',
  ipynb: 'application/json',
  js: 'text/javascript',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  woff: 'font/woff',
  woff2: 'font/woff2',
};

/** With these headers a page has threads: memory that its workers share. */
function file(path, bytes, more = {}) {
  const type = types[path.replace(/.*\./, '')] ?? 'application/octet-stream';
  return new Response(bytes, {
    headers: {
      'Content-Type': type,
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'X-Content-Type-Options': 'nosniff',
      ...more,
    },
  });
}

/** Asks the worker of the version before, which is still there while this one is installed. */
async function learnBefore() {
  const old = self.registration.active;
  if (!old) return;
  const { port1, port2 } = new MessageChannel();
  const told = new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(Object.setPrototypeOf(data, null));
    setTimeout(resolve, 2000, Object.create(null));
  });
  old.postMessage('digests', [port2]);
  before = await told;
}

/** Forgets what neither this version has nor the one before. */
async function tidy() {
  const cache = await caches.open(CACHE);
  const wanted = new Set([...Object.values(before), ...Object.values(DIGESTS)].map(key));
  for (const { url } of await cache.keys())
    if (!wanted.has(url)) await cache.delete(url, { ignoreVary: true });
}
