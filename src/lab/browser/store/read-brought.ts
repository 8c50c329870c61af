import { digest } from '../../../keep/digest.js';
import { HttpError, notThere } from '../../protocol/http-error.js';
import { broughtAt, type Site } from '../site.js';

/** A chapter's bytes as the site brings them. @throws {HttpError} 404 for what it doesn't bring, 503 when it can't be had */
export async function readBrought(site: Site, path: string): Promise<Uint8Array> {
  const wanted = broughtAt(site, path)?.digest;
  if (wanted === undefined) throw notThere(path);
  const address = new URL(`chapters/${encodeURIComponent(path)}?v=${wanted.slice(0, 16)}`, site.base);
  const answer = await fetch(address).catch(() => undefined);
  if (!answer?.ok)
    throw new HttpError(
      503,
      `The site did not give ${path}: is there a network? (${answer?.status ?? 'none'})`,
    );
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if ((await digest(bytes)) === wanted) return bytes;
  throw new HttpError(503, `The site has a new version: load this page again to open ${path}`);
}
