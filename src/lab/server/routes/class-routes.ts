import { Hono } from 'hono';
import { handInOf } from '../../../keep/hand-in.js';
import { collectAnswers } from '../../../workshop/collect-answers.js';
import { escapeHtml } from '../../home/escape-html.js';
import { HttpError } from '../../protocol/http-error.js';
import type { Classmate, LabContext } from '../lab-context.js';
import { plainPage } from '../room/plain-page.js';
import { Rates } from '../room/rates.js';

/** What a student of a class asks whose kernels run here: to hand in, and to be counted; none of it anywhere else. */
export function classRoutes(lab: LabContext): Hono {
  const app = new Hono();
  const { classmate } = lab;
  if (!classmate) return app;
  const rates = new Rates({ atOnce: 10, perSecond: 0.2 });
  app.post('/lab/api/hand-in', async (c) => c.json({ said: await handIn(lab, classmate, rates) }));
  app.post('/class/hand-in', async (c) => {
    const [title, said] = await handIn(lab, classmate, rates).then(
      (text) => ['Handed in', text],
      (error) => ['Not handed in', inWords(error)],
    );
    const back = `<p>${escapeHtml(said!)}</p>\n<p><a class="button" href="${escapeHtml(lab.access.base)}">Go on</a></p>`;
    return c.html(plainPage(lab.access.base, title!, back));
  });
  app.post('/class/shown', async (c) => {
    const { shown } = await c.req.parseBody();
    if (shown !== 'yes' && shown !== 'no') throw new HttpError(400, 'Expected shown as yes or no');
    await classmate.show(shown === 'yes');
    return c.redirect(`${lab.access.base}#class`, 303);
  });
  return app;
}

async function handIn(lab: LabContext, classmate: Classmate, rates: Rates): Promise<string> {
  if (!rates.takes('all'))
    throw new HttpError(429, 'You hand in too often: wait a minute. Your work is still here');
  const { answers, problems } = await collectAnswers(lab.root, lab.chaptersFolder);
  if (answers.length === 0) throw new HttpError(409, problems[0] ?? 'no exercise has been worked on yet');
  const said = await classmate.handIn(await handInOf('', lab.version, answers)).catch((error: Error) => {
    throw new HttpError(413, error.message);
  });
  return problems.length > 0 ? `${said} Left out: ${problems.join('; ')}.` : said;
}

/** A sentence; what isn't meant for readers goes on as it is. */
function inWords(error: unknown): string {
  if (!(error instanceof HttpError)) throw error;
  const { message } = error;
  return `${message[0]!.toUpperCase()}${message.slice(1)}.`;
}
