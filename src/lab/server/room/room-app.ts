import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Student } from '../../../workshop/room/room-notes.js';
import { HttpError } from '../../protocol/http-error.js';
import { foreignReason } from '../access.js';
import { guardedApp } from '../guarded-app.js';
import { boardRoutes } from './board-routes.js';
import { readKey } from './cookies.js';
import { formPage } from './form-page.js';
import { notGivenHtml, strangerHtml } from './join-html.js';
import { joinRoutes } from './join-routes.js';
import type { RoomContext } from './room-context.js';
import { siteFiles } from './site-files.js';
import { studentRoutes } from './student-routes.js';

/** What everybody may see: what the page to join is made of. */
const forAll = ['/static/home.css', '/static/room.css', '/static/favicon.svg'];

/** A class's answers to HTTP requests. */
export function roomApp(context: RoomContext): Hono<{ Bindings: HttpBindings }> {
  const { room, base, host, shown, site } = context;
  const app = guardedApp();
  const files = siteFiles(site);
  app.use((c, next) => {
    const foreign = foreignReason({ host, shown }, c.env.incoming);
    if (foreign !== undefined) throw new HttpError(403, foreign);
    return next();
  });
  const tooLarge = () => {
    throw new HttpError(413, 'Too large');
  };
  for (const path of ['/join/*', '/board/*']) app.use(path, bodyLimit({ maxSize: 4000, onError: tooLarge }));
  app.route('/', joinRoutes(context));
  app.route('/', boardRoutes(context));
  app.get('/static/*', (c, next) => {
    const isBoards = context.boardScripts.some((name) => c.req.path === `/static/${name}`);
    return isBoards || forAll.includes(c.req.path) ? files.fetch(c.req.raw, c.env) : next();
  });
  const inside = new Hono<{ Bindings: HttpBindings; Variables: { student: Student } }>();
  inside.use(async (c, next) => {
    const student = room.student(readKey(c, context, 'student') ?? '');
    if (student) {
      c.set('student', student);
      return next();
    }
    if (c.req.path.startsWith('/class/'))
      throw new HttpError(403, 'Join the class first: open the link that your teacher shows');
    return formPage(c, strangerHtml(base), 403);
  });
  inside.get('/', async (c, next) =>
    context.labs ? c.redirect(await context.labs.addressOf(c.var.student)) : next(),
  );
  inside.route('/', studentRoutes(context));
  inside.route('/', files);
  inside.get('/notebooks/*', (c) => c.html(notGivenHtml(base), 404));
  app.route('/', inside);
  app.notFound((c) => c.json({ message: `Nothing at ${c.req.path}` }, 404));
  return app;
}
