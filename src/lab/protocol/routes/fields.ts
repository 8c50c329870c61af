import type { Context } from 'hono';
import { isDeeperThan } from '../../../format/jupyter-json.js';
import { HttpError } from '../http-error.js';

type Fields = Record<string, unknown>;

/** A notebook's cells may have 500 levels, and lie three levels deep in a request. */
const mostLevels = 510;

/** The request's body as a JSON object; an empty one counts as `{}`. @throws {HttpError} when it is something else */
export async function json(c: Context): Promise<Fields> {
  const value = parse(await c.req.text());
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new HttpError(400, 'The request is not a JSON object');
  if (isDeeperThan(mostLevels, value))
    throw new HttpError(400, `The request is nested deeper than ${mostLevels} levels`);
  return value as Fields;
}

function parse(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw new HttpError(400, 'The request is not JSON');
  }
}

/** The text of this name in a request, if there is one. @throws {HttpError} when it is something else */
export function textField(fields: Fields, name: string): string | undefined {
  const value = fields[name] ?? undefined;
  if (value !== undefined && typeof value !== 'string')
    throw new HttpError(400, `Expected a text as "${name}"`);
  return value;
}

/** Those of these names that a request holds, all of them texts. @throws {HttpError} when one is something else */
export function textFields<Name extends string>(
  fields: Fields,
  ...names: Name[]
): Partial<Record<Name, string>> {
  const given = names.map((name) => [name, textField(fields, name)] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined)) as Partial<
    Record<Name, string>
  >;
}

/** The object of this name in a request, if there is one. @throws {HttpError} when it is something else */
export function objectField(fields: Fields, name: string): Fields | undefined {
  const value = fields[name] ?? undefined;
  if (value !== undefined && (typeof value !== 'object' || Array.isArray(value)))
    throw new HttpError(400, `Expected an object as "${name}"`);
  return value as Fields | undefined;
}
