import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

/** What stays the same under its name. */
const lasting = /\.[0-9a-f]{12,}\.|\/(chunks|assets|pictures)\//;

/** A site's files, and nothing else of its folder: each is sent again only when it has changed. */
export interface SiteFiles {
  readonly folder: string;
  /** SHA-256 by path. */
  readonly digests: ReadonlyMap<string, string>;
}

/** Answers with a site's files; where one lies compressed beside it, with that. */
export function siteFiles({ folder, digests }: SiteFiles): Hono {
  const app = new Hono();
  const pathOf = (path: string) => `${path.slice(1)}${path.endsWith('/') ? 'index.html' : ''}`;
  const serve = serveStatic({ root: folder, precompressed: true });
  app.get('*', async (c, next) => {
    const path = pathOf(c.req.path);
    const digest = digests.get(path);
    if (digest === undefined) return next();
    const tag = `"${digest.slice(0, 32)}"`;
    c.header('ETag', tag);
    c.header('Cache-Control', lasting.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    // A page brings its own policy along, and a worker, in which a kernel compiles, has none.
    c.header('Content-Security-Policy', "frame-ancestors 'none'");
    c.header('Cross-Origin-Embedder-Policy', 'require-corp');
    if (c.req.header('if-none-match') === tag) return c.body(null, 304);
    return serve(c, next);
  });
  return app;
}
