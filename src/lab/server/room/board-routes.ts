import { timingSafeEqual } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { renderSVG } from 'uqr';
import { digest } from '../../../keep/digest.js';
import { HttpError } from '../../protocol/http-error.js';
import { tokenOf } from '../access.js';
import { enter } from '../enter.js';
import { boardPage } from './board-html.js';
import { giveKey, readKey } from './cookies.js';
import { formPage } from './form-page.js';
import { namesHtml } from './names-html.js';
import { readForm } from './read-form.js';
import type { RoomContext } from './room-context.js';

type Bound = { Bindings: HttpBindings };

/** Milliseconds between two states of the board, and between two signs of life. */
const [pause, beat] = [500, 15_000];
/** So many may watch at once. */
const mostWatchers = 20;

/** The board, for the teacher: on the projector, kept up to date. */
export function boardRoutes(context: RoomContext): Hono<Bound> {
  const { room, base, boardScripts, link } = context;
  const app = new Hono<Bound>();
  let watchers = 0;
  app.use('/board/*', async (c, next) => {
    const given = tokenOf(c.env.incoming);
    const isTeacher = await isSame(given ?? readKey(c, context, 'teacher') ?? '', room.notes.token);
    if (!isTeacher)
      throw new HttpError(403, 'The board is the teacher’s: open the address that class serve printed');
    if (given === undefined) return next();
    giveKey(c, context, 'teacher', given);
    return enter(c, base);
  });
  app.get('/board', (c) => {
    const code = renderSVG(link(), { border: 2 });
    return c.html(boardPage(room.board(), { base, scripts: boardScripts, link: link(), code }));
  });
  app.get('/board/names', (c) => {
    return formPage(c, namesHtml({ base, names: room.list(), freed: c.req.query('freed')?.slice(0, 200) }));
  });
  app.post('/board/names', async (c) => {
    const { name, who } = await readForm(c.req);
    if (typeof name !== 'string' || (who !== 'same' && who !== 'other'))
      throw new HttpError(400, 'Expected a name, and for whom it is freed');
    const isFreed = await room.free(name, who === 'same');
    return c.redirect(`${base}board/names${isFreed ? `?freed=${encodeURIComponent(name)}` : ''}`, 303);
  });
  app.get('/board/events', (c) => {
    if (watchers >= mostWatchers) throw new HttpError(503, `The board is open ${mostWatchers} times already`);
    return streamSSE(c as Context, async (stream) => {
      watchers++;
      let wake = () => {};
      const unwatch = room.watch(() => wake());
      stream.onAbort(() => wake());
      try {
        for (let last = ''; !stream.aborted; ) {
          const changed = new Promise<void>((resolve) => {
            wake = resolve;
          });
          const now = JSON.stringify(room.board());
          if (now !== last) await stream.writeSSE({ data: now, retry: 1000 });
          else await stream.write(': \n\n');
          last = now;
          await stream.sleep(pause);
          let timer: NodeJS.Timeout | undefined;
          const silence = new Promise<void>((resolve) => {
            timer = setTimeout(resolve, beat);
          });
          await Promise.race([changed, silence]);
          clearTimeout(timer);
        }
      } finally {
        unwatch();
        watchers--;
      }
    });
  });
  return app;
}

async function isSame(a: string, b: string): Promise<boolean> {
  const [x, y] = await Promise.all([a, b].map(digest));
  return timingSafeEqual(Buffer.from(x!), Buffer.from(y!));
}
