import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { kitData } from '../../../files/kit-folder.js';
import { homeHtml } from '../../home/home-html.js';
import { pageHtml } from '../../home/page-html.js';
import { readModel } from '../../protocol/contents/read-contents.js';
import { decodePath } from '../../protocol/routes/contents-routes.js';
import { homeChapters } from '../home-chapters.js';
import type { LabContext } from '../lab-context.js';
import { runningKernels } from '../running.js';
import { securityPolicy } from '../security-policy.js';

/** The pages a person sees, and the files that they are made of. */
export function pageRoutes(lab: LabContext): Hono {
  const { base } = lab.access;
  const app = new Hono();
  const chapters = homeChapters(lab);
  app.get('/', async (c) => {
    c.header('Content-Security-Policy', securityPolicy("'self'"));
    const own = lab.classmate?.html();
    return c.html(homeHtml(await chapters(), base, await runningKernels(lab), { own }));
  });
  app.get('/tree/*', async (c) => {
    const path = decodePath(c.req.path.slice('/tree'.length));
    const { type } = await readModel(lab.contents, path, { content: false });
    if (type !== 'directory')
      return c.redirect(
        `${base}${type === 'notebook' ? 'notebooks' : 'files'}/${path.split('/').map(encodeURIComponent).join('/')}`,
      );
    return c.html(page(lab, 'tree', { treePath: path }));
  });
  app.get('/notebooks/*', (c) => c.html(page(lab, 'notebooks', {})));
  app.get('/edit/*', (c) => c.redirect(new URL(c.req.url).pathname.replace('/edit/', `${base}files/`)));
  app.get('/files/*', async (c) => {
    const path = decodePath(c.req.path.slice('/files'.length));
    const { content, format, name } = await readModel(lab.contents, path, { content: true, type: 'file' });
    const bytes = Buffer.from(content as string, format === 'base64' ? 'base64' : 'utf8');
    // Whatever the file is, it must not run as a page of the lab.
    c.header(
      'Content-Security-Policy',
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    );
    const asFile =
      c.req.query('download') !== undefined || !/\.(txt|md|csv|json|ts|js|log|ipynb)$/i.test(name);
    c.header('Content-Type', asFile ? 'application/octet-stream' : 'text/plain; charset=utf-8');
    if (asFile) c.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
    return c.body(bytes);
  });
  app.use('/static/*', async (c, next) => {
    await next();
    const lasting =
      /\.[0-9a-f]{12,}\.|\/(chunks|assets)\//.test(c.req.path) || c.req.query('v') !== undefined;
    c.header('Cache-Control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
  });
  app.use(
    '/static/data/*',
    serveStatic({ root: kitData, rewriteRequestPath: (path) => path.slice('/static/data'.length) }),
  );
  app.use(
    '/static/*',
    serveStatic({ root: lab.pageFolder, rewriteRequestPath: (path) => path.slice('/static'.length) }),
  );
  return app;
}

function page(
  { access, pageFiles, version, classmate }: LabContext,
  notebookPage: string,
  more: Record<string, string>,
): string {
  const { base } = access;
  return pageHtml('Attention Kit', pageFiles[notebookPage]!, {
    appName: 'Attention Kit',
    appVersion: version,
    notebookVersion: '[7, 6, 2]',
    baseUrl: base,
    appUrl: '/lab',
    settingsUrl: '/lab/api/settings',
    themesUrl: '/static/themes',
    translationsApiUrl: '/lab/api/translations',
    fullStaticUrl: `${base}static`,
    terminalsAvailable: 'false',
    notebookPage,
    ...(classmate ? { inClass: 'true' } : {}),
    ...more,
  });
}
