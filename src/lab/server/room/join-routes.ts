import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { RoomError } from '../../../workshop/room/room.js';
import { giveKey, readKey } from './cookies.js';
import { formPage } from './form-page.js';
import { type JoinPage, joinHtml, strangerHtml } from './join-html.js';
import { Rates } from './rates.js';
import { readForm } from './read-form.js';
import type { RoomContext } from './room-context.js';

type Bound = { Bindings: HttpBindings };

/** How a student comes in: by the link, and with a name. */
export function joinRoutes(context: RoomContext): Hono<Bound> {
  const { room, base } = context;
  const app = new Hono<Bound>();
  const guesses = new Rates({ atOnce: 30, perSecond: 0.5 });
  const joins = new Rates({ atOnce: 100, perSecond: 2 });
  const page = (c: Context, more: Partial<JoinPage> = {}, status: 200 | 400 | 429 = 200) => {
    const name = room.student(readKey(c, context, 'student') ?? '')?.name;
    const html = joinHtml({ base, code: room.notes.code, name, choices: room.choices(), ...more });
    return formPage(c, html, status);
  };
  app.get('/join', (c) => {
    const code = (c.req.query('code') ?? '').trim().toLowerCase();
    if (code === '') return formPage(c, strangerHtml(base));
    return c.redirect(`${base}join/${encodeURIComponent(code)}`, 303);
  });
  app.use('/join/:code', async (c, next) => {
    if (c.req.param('code').toLowerCase() === room.notes.code) return next();
    const from = c.env.incoming.socket.remoteAddress ?? '';
    const why = guesses.takes(from)
      ? 'That is not this class’s link. Look at it again: it ends with six letters and digits.'
      : 'That was tried too often. Wait a minute, and look at the link again.';
    return formPage(c, strangerHtml(base, why), 404);
  });
  app.get('/join/:code', (c) => page(c));
  app.post('/join/:code', async (c) => {
    const { nickname, shown } = await readForm(c.req);
    const given = typeof nickname === 'string' ? nickname.slice(0, 200) : '';
    if (!joins.takes('all'))
      return page(c, { given, problem: 'Too many join at this moment: try again in a few seconds.' }, 429);
    try {
      giveKey(c, context, 'student', await room.join(given, shown === 'yes'));
      return c.redirect(base, 303);
    } catch (error) {
      if (!(error instanceof RoomError)) throw error;
      return page(c, { given, problem: error.message }, 400);
    }
  });
  return app;
}
