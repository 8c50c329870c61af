import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { isObject } from '../../../format/expect.js';
import { readHandIn } from '../../../keep/hand-in.js';
import { largestHandIn } from '../../../workshop/room/keep-hand-in.js';
import { RoomError } from '../../../workshop/room/room.js';
import type { Student } from '../../../workshop/room/room-notes.js';
import { HttpError } from '../../protocol/http-error.js';
import { Rates } from './rates.js';
import type { RoomContext } from './room-context.js';

/** Bytes of what a page tells besides. */
const little = 4000;

/** What a student's page asks and tells; who that is has been found out before. */
export function studentRoutes({ room }: RoomContext): Hono<{ Variables: { student: Student } }> {
  const app = new Hono<{ Variables: { student: Student } }>();
  const results = new Rates({ atOnce: 60, perSecond: 2 });
  const handIns = new Rates({ atOnce: 10, perSecond: 0.2 });
  const tooLarge = () => {
    throw new HttpError(413, `Too large: ${largestHandIn / 1e6} MB of answers is the most`);
  };
  app.use('/class/*', (c, next) => {
    const maxSize = c.req.path.endsWith('/hand-in') ? largestHandIn : little;
    return bodyLimit({ maxSize, onError: tooLarge })(c, next);
  });
  app.get('/class/me', (c) => {
    const { name, shown, handedIn } = c.var.student;
    return c.json({ name, shown, handedIn: handedIn ?? null });
  });
  app.post('/class/shown', async (c) => {
    const { shown } = await readJson(c.req);
    if (typeof shown !== 'boolean') throw new HttpError(400, 'Expected shown as true or false');
    await room.show(c.var.student, shown);
    return c.json({ shown });
  });
  app.post('/class/result', async (c) => {
    const { student } = c.var;
    if (!results.takes(student.name)) throw new HttpError(429, 'Too many results at once');
    const { exercise, passed, mistake } = await readJson(c.req);
    const isKnown = typeof passed === 'boolean' || passed === null;
    if (typeof exercise !== 'string' || !isKnown)
      throw new HttpError(400, 'Expected an exercise and its result');
    await room.note(student, exercise, passed, typeof mistake === 'string' ? mistake : undefined);
    return c.json({});
  });
  app.post('/class/hand-in', async (c) => {
    const { student } = c.var;
    if (!handIns.takes(student.name))
      throw new HttpError(429, 'You hand in too often: wait a minute. Your work is still here');
    const given = await readHandIn(await c.req.text(), 'what was sent').catch((error: Error) => {
      throw new HttpError(400, error.message);
    });
    const kept = await room.handIn(student, given).catch((error: Error) => {
      if (error instanceof RangeError) return tooLarge();
      if (error instanceof RoomError) throw new HttpError(403, error.message);
      throw error;
    });
    return c.json({ name: student.name, exercises: kept.answers.map(({ exercise }) => exercise) });
  });
  return app;
}

async function readJson(request: { json: () => Promise<unknown> }): Promise<Record<string, unknown>> {
  const value = await request.json().catch(() => undefined);
  if (!isObject(value)) throw new HttpError(400, 'Expected an object in JSON');
  return value;
}
