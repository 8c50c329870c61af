import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HttpError } from '../protocol/http-error.js';
import { otherRoutes } from '../protocol/routes/about-routes.js';
import { contentsRoutes } from '../protocol/routes/contents-routes.js';
import { kernelRoutes } from '../protocol/routes/kernel-routes.js';
import { settingsRoutes } from '../protocol/routes/settings-routes.js';
import { accessCookie, foreignReason, isKnown, tokenOf } from './access.js';
import { enter } from './enter.js';
import { guardedApp } from './guarded-app.js';
import type { LabContext } from './lab-context.js';
import { refusalHtml } from './refusal-html.js';
import { classRoutes } from './routes/class-routes.js';
import { handInRoutes } from './routes/hand-in-routes.js';
import { ownCopyRoutes } from './routes/own-copy-routes.js';
import { pageRoutes } from './routes/page-routes.js';
import { runningRoutes } from './routes/running-routes.js';

const megabyte = 1024 * 1024;

function isForPrograms(path: string): boolean {
  return /^\/(lab\/)?api(\/|$)/.test(path);
}

/** The server's answers to HTTP requests; the kernels' websockets are beside it. */
export function labApp(lab: LabContext): Hono<{ Bindings: HttpBindings }> {
  const app = guardedApp();
  app.use(async (c, next) => {
    const caller = c.env.incoming;
    const foreign = foreignReason(lab.access, caller);
    if (foreign) return c.json({ message: foreign }, 403);
    if (!isKnown(lab.access, caller)) {
      if (isForPrograms(c.req.path))
        return c.json(
          { message: 'Open the address that the start command printed: it holds the token' },
          403,
        );
      return c.html(refusalHtml(), 403);
    }
    if (
      !lab.access.knows &&
      c.req.method === 'GET' &&
      tokenOf(caller) !== undefined &&
      !isForPrograms(c.req.path)
    ) {
      lab.onEntry();
      c.header('Set-Cookie', accessCookie(lab.access, caller));
      return enter(c, lab.access.base);
    }
    return next();
  });
  const tooLarge = () => {
    throw new HttpError(413, 'Too large to be saved: 100 MB is the most');
  };
  app.use('/api/contents/*', bodyLimit({ maxSize: 100 * megabyte, onError: tooLarge }));
  const small = bodyLimit({ maxSize: megabyte, onError: tooLarge });
  app.use((c, next) => (c.req.path.startsWith('/api/contents/') ? next() : small(c, next)));
  app.route('/', ownCopyRoutes(lab));
  app.route('/', classRoutes(lab));
  for (const routes of [
    contentsRoutes,
    kernelRoutes,
    settingsRoutes,
    otherRoutes,
    runningRoutes,
    handInRoutes,
    pageRoutes,
  ])
    app.route('/', routes(lab));
  app.notFound((c) => c.json({ message: `Nothing at ${c.req.path}` }, 404));
  return app;
}
