import { createHash } from 'node:crypto';
import { basename, dirname, extname, join, relative } from 'node:path';
import { placeInside } from '../../../files/place-inside.js';
import { HttpError } from '../http-error.js';
import { longestName } from './free-name.js';

/** Where the one checkpoint of a file is kept, as in Jupyter; 404 where a link would lead it out of the folder. */
export async function checkpointPlace(root: string, place: string): Promise<string> {
  const extension = extname(place);
  const name = `${basename(place, extension)}-checkpoint${extension}`;
  const fits = Buffer.byteLength(name) <= longestName;
  const print = createHash('sha256').update(basename(place)).digest('hex');
  const kept = join(dirname(place), '.ipynb_checkpoints', fits ? name : `${print}-checkpoint.ipynb`);
  if ((await placeInside(root, kept)) === undefined)
    throw new HttpError(404, `A link that leads elsewhere: ${relative(root, kept)}`);
  return kept;
}
