import { Hono } from 'hono';
import type { Kernels } from '../kernels/kernels.js';

/** What the small answers tell. */
export interface About {
  readonly kernels: Kernels;
  /** Names this run of the server: a page that comes back after a cut can tell it from another one. */
  readonly run: string;
  readonly version: string;
}

/** Small answers that Jupyter's page asks for. */
export function otherRoutes({ kernels, run, version }: About): Hono {
  const app = new Hono();
  const user = {
    username: 'reader',
    name: 'Reader',
    display_name: 'Reader',
    initials: 'R',
    avatar_url: null,
    color: null,
  };
  app.get('/api', (c) => c.json({ version }));
  app.get('/api/me', (c) => c.json({ identity: user, permissions: {} }));
  app.get('/api/status', (c) => c.json({ run, kernels: kernels.list().length, connections: 0 }));
  app.get('/api/nbconvert', (c) => c.json({}));
  app.get('/api/terminals', (c) => c.json([]));
  app.all('/api/config/*', (c) => c.json({}));
  app.get('/lab/api/translations/*', (c) =>
    c.json({ data: { en: { displayName: 'English', nativeName: 'English' } }, message: '' }),
  );
  app.get('/lab/api/translations', (c) =>
    c.json({ data: { en: { displayName: 'English', nativeName: 'English' } }, message: '' }),
  );
  return app;
}
