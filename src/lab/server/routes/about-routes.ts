import { Hono } from 'hono';
import type { LabContext } from '../lab-context.js';

/** Small answers that Jupyter's page asks for. */
export function otherRoutes({ kernels, run, version }: LabContext): Hono {
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
