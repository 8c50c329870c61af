/*
 * Keeps the site's files, and gives them out when there is no network. It knows the digest of each (DIGESTS, which stands
 * before this text), so that nothing else is kept or given out, whoever else may write into the browser's caches. Files
 * are kept under their digests: a new version of the site loads what has changed, and nothing twice.
 */
const scope = new URL(self.registration.scope);
const CACHE = `attention-kit ${scope.pathname}`;
/** Files of the version before, for pages that are still open: only those whose names say what is in them. */
const BEFORE = new URL('.before.json', scope).href;
Object.setPrototypeOf(DIGESTS, null);
const lasting = /\.[0-9a-f]{16}\.|\/(chunks|assets)\//;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(tidy().then(() => self.clients.claim())));
self.addEventListener('fetch', (event) => {
  const { method, url, mode } = event.request;
  const path = pathOf(url);
  if (method !== 'GET' || path === undefined) return;
  event.respondWith(answer(event, path, mode === 'navigate'));
});

// The home page asks what it would have to load, to keep all of it.
self.addEventListener('message', ({ data, ports }) => {
  if (data === 'missing') void missing().then((paths) => ports[0]?.postMessage(paths));
});

async function missing() {
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  return Object.keys(DIGESTS).filter((path) => !kept.has(key(DIGESTS[path])));
}

/** The site's file that an address means. */
function pathOf(address) {
  const { origin, pathname } = new URL(address);
  if (origin !== scope.origin || !pathname.startsWith(scope.pathname)) return undefined;
  const path = decodeURIComponent(pathname.slice(scope.pathname.length));
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

async function answer({ request }, path, isPage) {
  const digest = DIGESTS[path] ?? (lasting.test(path) && !isPage ? (await before())[path] : undefined);
  if (digest === undefined) return fetch(request);
  const kept = await keptFile(digest);
  if (kept) return isolated(kept);
  // a navigation's own request can't be told to look whether the host has something newer
  const fresh = await fetch(request.url, { cache: 'no-cache', credentials: 'same-origin' });
  if (!fresh.ok) return fresh;
  const bytes = await fresh.clone().arrayBuffer();
  // Another version of the site than this worker's is given out, and not kept; the browser looks for a newer worker.
  if ((await digestOf(bytes)) !== digest) {
    if (isPage) self.registration.update().catch(() => {});
    return isolated(fresh);
  }
  const isKept = await keep(digest, fresh.clone());
  return isolated(fresh, isKept ? {} : { 'X-Not-Kept': 'no room' });
}

function key(digest) {
  return new URL(`.kept/${digest}`, scope).href;
}

/** What is kept under a digest, if it is what the digest says; what is not is thrown away. */
async function keptFile(digest) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(key(digest));
  if (!kept) return undefined;
  if ((await digestOf(await kept.clone().arrayBuffer())) === digest) return kept;
  await cache.delete(key(digest));
  return undefined;
}

/** Where there is no room, the file comes over the network again the next time. */
async function keep(digest, response) {
  const cache = await caches.open(CACHE);
  return cache.put(key(digest), response).then(
    () => true,
    () => false,
  );
}

async function digestOf(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** With these headers a page has threads: memory that its workers share. */
function isolated(response, more = {}) {
  const headers = new Headers({ ...Object.fromEntries(response.headers), ...more });
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
  headers.set('X-Content-Type-Options', 'nosniff');
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

async function before() {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(BEFORE);
  return kept ? (await kept.json()).before : {};
}

/** Remembers the version before, and forgets what neither has. */
async function tidy() {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(BEFORE);
  const { now } = kept ? await kept.json() : { now: {} };
  await cache.put(BEFORE, new Response(JSON.stringify({ before: now, now: DIGESTS })));
  const wanted = new Set([...Object.values(now), ...Object.values(DIGESTS)].map(key));
  for (const { url } of await cache.keys()) if (url !== BEFORE && !wanted.has(url)) await cache.delete(url);
}
