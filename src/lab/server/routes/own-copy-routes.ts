import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { escapeHtml } from '../../home/escape-html.js';
import { createModel } from '../../protocol/contents/create-model.js';
import { pathParts } from '../../protocol/contents/path-parts.js';
import { HttpError } from '../../protocol/http-error.js';
import { decodePath } from '../../protocol/routes/contents-routes.js';
import { readerCookie, readerOf } from '../access.js';
import type { PageLine } from '../kernels/page-line.js';
import type { LabContext } from '../lab-context.js';
import { plainPage } from '../room/plain-page.js';
import { securityPolicy } from '../security-policy.js';

/** Says so, before a notebook is opened that somebody else has open, and makes a copy for whoever wants one. */
export function ownCopyRoutes(lab: LabContext): Hono<{ Bindings: HttpBindings }> {
  const { base } = lab.access;
  const app = new Hono<{ Bindings: HttpBindings }>();
  /** The copies that were made for a browser, by the notebook that they are of. */
  const copies = new Map<string, string>();
  const addressOf = (path: string) => `${base}notebooks/${path.split('/').map(encodeURIComponent).join('/')}`;

  app.get('/notebooks/*', async (c, next) => {
    const path = decodePath(c.req.path.slice('/notebooks'.length));
    const known = readerOf(c.env.incoming);
    // Not with the token: there a browser doesn't send what it has for the pages' own path.
    const cookie = readerCookie(lab.access, c.env.incoming);
    if (cookie !== undefined) c.header('Set-Cookie', cookie);
    const reader = known ?? cookie?.split(/[=;]/)[1];
    if (c.req.query('together') !== undefined || !isWithOthers(lab, path, reader)) {
      lab.readers.opens(path, reader);
      return next();
    }
    const made = copies.get(`${reader} ${path}`);
    const copy = made !== undefined && (await lab.contents.store.has(made)) ? made : undefined;
    c.header('Content-Security-Policy', securityPolicy("'self'"));
    c.header('Cache-Control', 'no-store');
    return c.html(noticeHtml({ base, path, address: addressOf(path), copy: copy && addressOf(copy) }));
  });
  app.post('/own-copy', async (c) => {
    const { path } = await c.req.parseBody();
    if (typeof path !== 'string') throw new HttpError(400, 'Expected the path of a notebook');
    const { folder } = pathParts(path);
    const { path: copy } = await createModel(lab.contents, folder, { copy_from: path });
    copies.set(`${readerOf(c.env.incoming)} ${path}`, copy);
    return c.redirect(addressOf(copy), 303);
  });
  return app;
}

/**
 * Whether a page of another browser is connected to a notebook's kernel, or was when its connection broke off, or is about
 * to be.
 */
function isWithOthers(
  { sessions, kernels, readers }: LabContext,
  path: string,
  reader: string | undefined,
): boolean {
  const isOthers = (line: PageLine) => !line.isHungUp && line.reader !== undefined && line.reader !== reader;
  const session = sessions.list().find((each) => each.path === path);
  const kernel = kernels.list().find(({ id }) => id === session?.kernel.id);
  return (
    (kernel?.lines.all.some(isOthers) ?? false) ||
    readers.isOthers(path, reader, (other) => kernel?.lines.readers.has(other) ?? false)
  );
}

/** What somebody sees who asks for a notebook that is open in another browser. */
interface Notice {
  readonly base: string;
  readonly path: string;
  readonly address: string;
  /** Where this browser's own copy is, if there is one. */
  readonly copy: string | undefined;
}

function noticeHtml({ base, path, address, copy }: Notice): string {
  const name = escapeHtml(pathParts(path).name);
  const own =
    copy === undefined
      ? `<form method="post" action="${escapeHtml(base)}own-copy">
<input type="hidden" name="path" value="${escapeHtml(path)}">
<button type="submit">Work in a copy of my own</button>
</form>`
      : `<p><a class="button" href="${escapeHtml(copy)}">Go on in my copy</a></p>`;
  return plainPage(
    base,
    'Somebody else is here',
    `<p><strong>${name}</strong> is open in another browser. In a copy of your own you have variables of your own, and neither of you changes what the other one writes.</p>
${own}
<p class="small">Is it you, at another computer? <a href="${escapeHtml(address)}?together=1">Open the same notebook</a>: both pages share its variables. If both write, both texts are kept.</p>`,
  );
}
