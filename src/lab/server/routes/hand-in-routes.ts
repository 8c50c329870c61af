import { Hono } from 'hono';
import { handInOf, writtenHandIn } from '../../../keep/hand-in.js';
import { collectAnswers } from '../../../workshop/collect-answers.js';
import { HttpError } from '../../protocol/http-error.js';
import type { LabContext } from '../lab-context.js';

/** What the reader hands in, as the file that it becomes. */
export function handInRoutes({ root, chaptersFolder, version }: LabContext): Hono {
  const app = new Hono();
  app.get('/lab/api/hand-in', async (c) => {
    const { answers, problems } = await collectAnswers(root, chaptersFolder);
    if (answers.length === 0) throw new HttpError(409, problems[0] ?? 'no exercise has been worked on yet');
    return c.body(writtenHandIn(await handInOf(c.req.query('name') ?? '', version, answers)), 200, {
      'Content-Type': 'application/json',
    });
  });
  return app;
}
