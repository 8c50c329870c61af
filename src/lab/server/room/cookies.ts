import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';
import type { RoomPlace } from './room-place.js';

/** Seconds: a course may go on for weeks. */
const lifetime = 60 * 24 * 3600;

/** What the cookie of a student, or of the teacher, holds. */
export function readKey(c: Context, { room }: RoomPlace, who: 'student' | 'teacher'): string | undefined {
  return getCookie(c, nameOf(room.notes.code, who));
}

/** The same, of a request that no app has looked at. */
export function keyInRequest(request: IncomingMessage, code: string): string | undefined {
  return parse(request.headers.cookie ?? '')[nameOf(code, 'student')];
}

/** Gives somebody a cookie; a page of the kit that is shown elsewhere gets it, too: whoever comes by a link is known. */
export function giveKey(
  c: Context,
  { room, base, shown }: RoomPlace,
  who: 'student' | 'teacher',
  key: string,
): void {
  setCookie(c, nameOf(room.notes.code, who), key, {
    path: base,
    httpOnly: true,
    sameSite: 'Lax',
    secure: shown?.protocol === 'https:',
    maxAge: lifetime,
  });
}

/** Cookies don't tell ports apart: two classes may be served by one machine. */
function nameOf(code: string, who: string): string {
  return `attention-kit-${code}-${who}`;
}
