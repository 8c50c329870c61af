import { type Context, Hono } from 'hono';
import { deleteModel, renameModel, type SaveRequest, saveModel, trustNotebook } from '../contents/change.js';
import {
  createCheckpoint,
  deleteCheckpoint,
  listCheckpoints,
  restoreCheckpoint,
} from '../contents/checkpoints.js';
import { createModel } from '../contents/create-model.js';
import { readModel } from '../contents/read-contents.js';
import type { Contents } from '../contents/store.js';
import { HttpError } from '../http-error.js';
import { json, textField, textFields } from './fields.js';

const base = '/api/contents';

/** Jupyter's contents API: https://jupyter-server.readthedocs.io/en/latest/developers/contents.html */
export function contentsRoutes({ contents }: { contents: Contents }): Hono {
  const app = new Hono();
  app.get(`${base}/*`, async (c) => {
    const { path, about } = await target(contents, apiPath(c));
    if (about === 'checkpoints') return c.json(await listCheckpoints(contents, path));
    const { content = '1', type, format, hash = '0' } = c.req.query();
    return c.json(
      await readModel(contents, path, {
        content: content !== '0',
        hash: hash !== '0',
        ...(type ? { type } : {}),
        ...(format ? { format } : {}),
      }),
    );
  });
  app.put(`${base}/*`, async (c) =>
    c.json(await saveModel(contents, apiPath(c), saveRequest(await json(c)))),
  );
  app.patch(`${base}/*`, async (c) => {
    const path = textField(await json(c), 'path');
    if (path === undefined) throw new HttpError(400, 'A new path is needed');
    return c.json(await renameModel(contents, apiPath(c), path));
  });
  app.post(`${base}/*`, async (c) => {
    const { path, about, id } = await target(contents, apiPath(c));
    if (about === 'trust') return c.json(await trustNotebook(contents, path).then(() => ({})), 201);
    if (about === 'checkpoints' && id === undefined)
      return c.json(await createCheckpoint(contents, path), 201);
    if (about === 'checkpoints') {
      await restoreCheckpoint(contents, path, id!);
      return c.body(null, 204);
    }
    return c.json(
      await createModel(contents, path, textFields(await json(c), 'type', 'ext', 'copy_from')),
      201,
    );
  });
  app.delete(`${base}/*`, async (c) => {
    const { path, about, id } = await target(contents, apiPath(c));
    if (about === 'checkpoints' && id !== undefined) await deleteCheckpoint(contents, path, id);
    else await deleteModel(contents, path);
    return c.body(null, 204);
  });
  return app;
}

/** What an address is about: a file or folder, or the checkpoints or the trust of a file. */
interface Target {
  readonly path: string;
  readonly about?: 'checkpoints' | 'trust';
  readonly id?: string;
}

/** Only files have checkpoints and trust: behind a folder, these are names like others. */
async function target(contents: Contents, path: string): Promise<Target> {
  const [, file, about, id] = /^(.+)\/(checkpoints|trust)(?:\/([^/]+))?$/.exec(path) ?? [];
  if (file === undefined || (about === 'trust' && id !== undefined)) return { path };
  const isFolder = await readModel(contents, file, { content: false }).then(
    ({ type }) => type === 'directory',
    () => false,
  );
  if (isFolder) return { path };
  return { path: file, about: about as 'checkpoints' | 'trust', ...(id === undefined ? {} : { id }) };
}

function saveRequest(fields: Record<string, unknown>): SaveRequest {
  const { content, chunk } = fields;
  return {
    ...textFields(fields, 'type', 'format', 'based_on'),
    content,
    ...(chunk == null ? {} : { chunk }),
  } as SaveRequest;
}

/** The path behind `/api/contents/`, decoded once. */
function apiPath(c: Context): string {
  return decodePath(c.req.path.slice(base.length));
}

/** Decodes a path of an address, without slashes at its ends. */
export function decodePath(encoded: string): string {
  try {
    return decodeURIComponent(encoded).replace(/^\/+|\/+$/g, '');
  } catch {
    throw new HttpError(400, 'The path is not encoded rightly');
  }
}
