import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { hostname, networkInterfaces } from 'node:os';

/** Who may use the server. */
export interface Access {
  /** The secret in the printed address. */
  readonly token: string;
  /** Signs the cookie; kept between starts, so that an open page survives a restart of the server. */
  readonly secret: string;
  /** The address the server is bound to. */
  readonly host: string;
}

/** The parts of a request that say where it comes from. */
export type Caller = Pick<IncomingMessage, 'headers' | 'method' | 'url'>;

/** Why a request is refused before anything else looks at it, or nothing if it may go on. */
export function foreignReason(
  { host }: Access,
  { headers, method = 'GET' }: Caller,
  isSocket = false,
): string | undefined {
  const asked = headers.host ?? '';
  if (!hostNames(host).includes(nameOf(asked))) return `This server does not go by the name ${asked}`;
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${asked}`) return 'Requests from other sites are refused';
  const site = headers['sec-fetch-site'];
  const changes = isSocket || !['GET', 'HEAD'].includes(method);
  if (changes && site !== undefined && site !== 'same-origin' && site !== 'none')
    return 'Requests from other sites are refused';
  return undefined;
}

/** Whether a request carries the token or the cookie that was given for it. */
export function isKnown(access: Access, caller: Caller): boolean {
  const given = tokenOf(caller) ?? /^token (.+)$/i.exec(caller.headers.authorization ?? '')?.[1];
  if (given !== undefined) return same(given, access.token);
  const cookies = (caller.headers.cookie ?? '').split(/; */);
  const name = cookieName(caller);
  return cookies.some((cookie) => {
    const [key, value = ''] = cookie.split('=');
    return key === name && same(value, cookieValue(access));
  });
}

/** The token in the address, if there is one. */
export function tokenOf({ url = '' }: Caller): string | undefined {
  return new URLSearchParams(url.split('?')[1] ?? '').get('token') ?? undefined;
}

/** The cookie for whoever came with the token. Cookies don't tell ports apart, so that the name does. */
export function accessCookie(access: Access, caller: Caller): string {
  return `${cookieName(caller)}=${cookieValue(access)}; Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000`;
}

function cookieName({ headers }: Caller): string {
  return `attention-kit-${(headers.host ?? '').split(':').at(-1)}`;
}

function cookieValue({ secret }: Access): string {
  return createHmac('sha256', secret).update('attention-kit cookie').digest('hex');
}

function same(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => createHmac('sha256', 'compare').update(text).digest());
  return timingSafeEqual(x!, y!);
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
  const all = [bound, hostname().toLowerCase(), ...addresses];
  return [...local, ...all.map((each) => (each.includes(':') ? `[${each}]` : each))];
}

/** Whether an address can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host);
}
