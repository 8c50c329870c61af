import { digest } from '../../../keep/digest.js';
import { byteLength, longestName } from './free-name.js';
import { pathIn, pathParts } from './path-parts.js';

/** The folder of checkpoints, in the folder of the files that they are of. */
const folderName = '.ipynb_checkpoints';

/** Where the one checkpoint of a file is kept, as in Jupyter. */
export async function checkpointPath(path: string): Promise<string> {
  const { folder, name, stem, ending } = pathParts(path);
  const usual = `${stem}-checkpoint${ending}`;
  const kept = byteLength(usual) <= longestName ? usual : `${await digest(name)}-checkpoint.ipynb`;
  return pathIn(pathIn(folder, folderName), kept);
}
