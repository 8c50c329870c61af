import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { printable } from '../../format/printable.js';
import { HttpError } from '../protocol/http-error.js';
import { securityPolicy } from './security-policy.js';

/** An app whose errors are told in words, and whose answers say what a browser may do with them. */
export function guardedApp(): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.onError((error, c) => {
    if (error instanceof HttpError) return c.json({ message: error.message, reason: null }, error.status);
    // Who has gone needs no answer; any other error may name places on this machine, and is told to the terminal only.
    if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET')
      console.error(printable(error.stack ?? error.message));
    return c.json({ message: 'The server made a mistake; its terminal says which', reason: null }, 500);
  });
  app.use(async (c, next) => {
    await next();
    c.res.headers.set('X-Content-Type-Options', 'nosniff');
    c.res.headers.set('Referrer-Policy', 'same-origin');
    c.res.headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    c.res.headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    if (!c.res.headers.has('Content-Security-Policy'))
      c.res.headers.set('Content-Security-Policy', securityPolicy());
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
  });
  return app;
}
