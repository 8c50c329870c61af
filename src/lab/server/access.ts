import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { hostname, networkInterfaces } from 'node:os';

/** Who may use the server. */
export interface Access {
  /** The secret in the printed address. */
  readonly token: string;
  /** What the cookie holds; another one at each start, so that no cookie outlives the server that gave it. */
  readonly secret: string;
  /** The address the server is bound to. */
  readonly host: string;
  /** Where a proxy shows the server. */
  readonly shown?: URL | undefined;
  /** The path that the page lives under; only there does a browser send the cookie. */
  readonly base: string;
  /** Tells who may use it in another way than by token and cookie. */
  readonly knows?: (caller: Caller) => boolean;
}

/** The parts of a request that say where it comes from. */
export type Caller = Pick<IncomingMessage, 'headers' | 'method' | 'url'> & {
  readonly socket: Pick<IncomingMessage['socket'], 'localPort'>;
};

const elsewhere = 'Requests from other sites are refused';

/** Why a request is refused before anything else looks at it, or nothing if it may go on. */
export function foreignReason(
  { host, shown }: Pick<Access, 'host' | 'shown'>,
  { headers, method = 'GET' }: Caller,
  isSocket = false,
): string | undefined {
  const asked = headers.host ?? '';
  const isShown = shown !== undefined && isHostOf(shown, asked);
  if (!isShown && !hostNames(host).includes(nameOf(asked)))
    return `This server does not go by the name ${asked}`;
  const { origin } = headers;
  const known = isShown ? [shown.origin] : [`http://${asked}`, shown?.origin];
  if (origin !== undefined && !known.includes(origin)) return elsewhere;
  const site = headers['sec-fetch-site'];
  const changes = isSocket || !['GET', 'HEAD'].includes(method);
  if (changes && site !== undefined && site !== 'same-origin' && site !== 'none') return elsewhere;
  return undefined;
}

/** Whether a request carries the token or the cookie that was given for it. */
export function isKnown(access: Access, caller: Caller): boolean {
  if (access.knows) return access.knows(caller);
  const given = tokenOf(caller) ?? /^token (.+)$/i.exec(caller.headers.authorization ?? '')?.[1];
  if (given !== undefined) return same(given, access.token);
  const cookies = (caller.headers.cookie ?? '').split(/; */);
  const name = cookieName(caller);
  return cookies.some((cookie) => {
    const [key, value = ''] = cookie.split('=');
    return key === name && same(value, access.secret);
  });
}

/** The token in the address, if there is one. */
export function tokenOf({ url = '' }: Caller): string | undefined {
  return new URLSearchParams(url.split('?')[1] ?? '').get('token') ?? undefined;
}

/**
 * The cookie for whoever came with the token: it ends with the browser or with the server, whichever is first. Cookies
 * don't tell ports apart, so that its name does; and as other ports get it for the same path, the path is one that only
 * this page knows.
 */
export function accessCookie(access: Access, caller: Caller): string {
  return `${cookieName(caller)}=${access.secret}; ${attributes(access)}`;
}

/** Tells browsers apart, and nothing more: not who somebody is. */
export function readerOf(caller: Caller): string | undefined {
  const name = readerName(caller);
  const cookies = (caller.headers.cookie ?? '').split(/; */).map((cookie) => cookie.split('='));
  return cookies.find(([key]) => key === name)?.[1];
}

/** The cookie by which a browser is told from others; none if it has one already. */
export function readerCookie(access: Access, caller: Caller): string | undefined {
  if (readerOf(caller) !== undefined) return undefined;
  return `${readerName(caller)}=${randomBytes(16).toString('hex')}; ${attributes(access)}`;
}

function readerName(caller: Caller): string {
  return `${cookieName(caller)}-reader`;
}

function attributes({ shown, base }: Access): string {
  return `Path=${base}; HttpOnly; SameSite=Strict${shown?.protocol === 'https:' ? '; Secure' : ''}`;
}

function cookieName({ socket }: Caller): string {
  return `attention-kit-${socket.localPort}`;
}

function same(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => createHmac('sha256', 'compare').update(text).digest());
  return timingSafeEqual(x!, y!);
}

/** Whether a Host header names this address; it may leave out the usual port. */
function isHostOf({ protocol, host, port }: URL, asked: string): boolean {
  const usual = protocol === 'https:' ? 443 : 80;
  return [host, ...(port === '' ? [`${host}:${usual}`] : [])].includes(asked.toLowerCase());
}

function nameOf(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}

/** The names that a Host header may say: a page on another name that points here (DNS rebinding) is refused. */
function hostNames(bound: string): string[] {
  const local = ['localhost', '127.0.0.1', '[::1]'];
  if (isLoopback(bound)) return local;
  const addresses = Object.values(networkInterfaces()).flatMap(
    (list) => list?.map(({ address }) => address) ?? [],
  );
  const own = hostname().toLowerCase();
  const all = [bound, own, ...(own.includes('.') ? [] : [`${own}.local`]), ...addresses];
  return [...local, ...all.map((each) => (each.includes(':') ? `[${each}]` : each))];
}

/** Whether an address can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host);
}
