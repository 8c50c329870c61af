import { Hono } from 'hono';
import { type Kernels, kernelModel, kernelSpecs } from '../kernels/kernels.js';
import type { SessionRequest, SessionStore } from '../kernels/session-store.js';
import { json, objectField, textField, textFields } from './fields.js';

/** Jupyter's kernels, kernelspecs and sessions API: https://jupyter-server.readthedocs.io/en/latest/developers/rest-api.html */
export function kernelRoutes({ kernels, sessions }: { kernels: Kernels; sessions: SessionStore }): Hono {
  const app = new Hono();
  app.get('/api/kernelspecs', (c) => c.json(kernelSpecs));

  app.get('/api/kernels', (c) => c.json(kernels.list().map(kernelModel)));
  app.post('/api/kernels', async (c) => {
    const asked = await json(c);
    const kernel = await kernels.start(textField(asked, 'name'), textField(asked, 'path'));
    return c.json(kernelModel(kernel), 201);
  });
  app.get('/api/kernels/:id', (c) => c.json(kernelModel(kernels.get(c.req.param('id')))));
  app.delete('/api/kernels/:id', async (c) => {
    await kernels.shutdown(c.req.param('id'));
    return c.body(null, 204);
  });
  app.post('/api/kernels/:id/interrupt', (c) => {
    kernels.get(c.req.param('id')).interrupt();
    return c.body(null, 204);
  });
  app.post('/api/kernels/:id/restart', async (c) => {
    return c.json(kernelModel(await kernels.restart(c.req.param('id'))));
  });

  app.get('/api/sessions', (c) => c.json(sessions.list()));
  app.post('/api/sessions', async (c) => c.json(await sessions.create(sessionRequest(await json(c))), 201));
  app.get('/api/sessions/:id', (c) => c.json(sessions.get(c.req.param('id'))));
  app.patch('/api/sessions/:id', async (c) =>
    c.json(await sessions.change(c.req.param('id'), sessionRequest(await json(c)))),
  );
  app.delete('/api/sessions/:id', async (c) => {
    await sessions.end(c.req.param('id'));
    return c.body(null, 204);
  });
  return app;
}

function sessionRequest(fields: Record<string, unknown>): SessionRequest {
  const kernel = objectField(fields, 'kernel');
  return {
    ...textFields(fields, 'path', 'name', 'type'),
    ...(kernel ? { kernel: textFields(kernel, 'id', 'name') } : {}),
  };
}
