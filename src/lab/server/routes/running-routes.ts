import { Hono } from 'hono';
import type { LabContext } from '../lab-context.js';
import { runningKernels } from '../running.js';

/** What runs, and how to stop it: for the page's menu, and for the home page, which has no script. */
export function runningRoutes(lab: LabContext): Hono {
  const app = new Hono();
  app.get('/lab/api/running', async (c) => c.json(await runningKernels(lab)));
  app.post('/running/stop', async (c) => {
    const { id } = await c.req.parseBody();
    const isThere = lab.kernels.list().some((kernel) => kernel.id === id);
    if (isThere) await lab.kernels.shutdown(id as string);
    return c.redirect(`${lab.access.base}#running`, 303);
  });
  return app;
}
