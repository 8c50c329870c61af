import { Hono } from 'hono';
import type { Contents } from '../protocol/contents/store.js';
import { HttpError } from '../protocol/http-error.js';
import { SessionStore } from '../protocol/kernels/session-store.js';
import { otherRoutes } from '../protocol/routes/about-routes.js';
import { contentsRoutes } from '../protocol/routes/contents-routes.js';
import { kernelRoutes } from '../protocol/routes/kernel-routes.js';
import { type Kept, settingsRoutes } from '../protocol/routes/settings-routes.js';
import type { PageKernels } from './kernels/page-kernels.js';

/** What the page's own server works with. */
export interface PageContext extends Kept {
  readonly contents: Contents;
  readonly kernels: PageKernels;
  readonly version: string;
}

/** What a Jupyter server answers, answered in the page: the routes are the server's own. */
export function pageApp(context: PageContext): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    if (error instanceof HttpError) return c.json({ message: error.message, reason: null }, error.status);
    console.error(error);
    return c.json({ message: `The page made a mistake: ${error.message}`, reason: null }, 500);
  });
  const { kernels } = context;
  app.route('/', contentsRoutes(context));
  app.route('/', kernelRoutes({ kernels, sessions: new SessionStore(kernels) }));
  app.route('/', settingsRoutes(context));
  app.route('/', otherRoutes({ ...context, run: 'page' }));
  app.notFound((c) => c.json({ message: `Nothing at ${c.req.path}` }, 404));
  return app;
}

/**
 * A `fetch` for JupyterLab's services: what is asked of the site's own API the page answers, and the site's files come as
 * usual.
 */
export function pageFetch(app: Hono, base: URL): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const inner = apiAddress(request.url, base);
    if (!inner) return fetch(request);
    const { method, headers } = request;
    const body = method === 'GET' || method === 'HEAD' ? null : await request.text();
    await afterThisTurn();
    return app.fetch(new Request(inner, { method, headers, body }));
  };
}

/**
 * What JupyterLab polls must not answer within the turn that asks: it would miss the answer, and wait ten seconds for the
 * next one.
 */
function afterThisTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** The address that the routes know, for one of the site's API. */
function apiAddress(url: string, base: URL): string | undefined {
  if (!url.startsWith(base.href)) return undefined;
  const path = url.slice(base.href.length);
  return /^(lab\/)?api(\/|\?|$)/.test(path) ? `${base.origin}/${path}` : undefined;
}
