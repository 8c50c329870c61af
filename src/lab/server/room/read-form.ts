import type { HonoRequest } from 'hono';
import { HttpError } from '../../protocol/http-error.js';

/** What a form says, by the names of its fields. @throws {HttpError} when something else was sent */
export async function readForm(request: HonoRequest): Promise<Record<string, unknown>> {
  return request.parseBody().catch(() => {
    throw new HttpError(400, 'Expected a form');
  });
}
