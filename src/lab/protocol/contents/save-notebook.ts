import { readNotebookValue } from '../../../format/parse-notebook.js';
import { digest } from '../../../keep/digest.js';
import { Turns } from '../kernels/turns.js';
import { savedText } from '../saved-text.js';
import { takeTrust } from '../trust-marks.js';
import { asRead } from './as-read.js';
import { sameBytes } from './bytes.js';
import { pathParts } from './path-parts.js';
import { placeFree } from './place-free.js';
import type { Contents, Store } from './store.js';

/** Two who save at once: the second one must see what the first one has written. */
const turns = new WeakMap<Store, Turns>();

/**
 * Saves a notebook, so that no text is lost: where the file is no longer what it was when the page read or saved it, it
 * stays, and what comes is kept beside it.
 *
 * A notebook in which nothing changed is not written anew: whoever wrote it, it stays as it is to the last byte.
 *
 * @param content the notebook as the page sends it
 * @param basedOn SHA-256 of what the page knows of the file; a program that doesn't say it takes the file's place
 * @returns where it was saved
 */
export function saveNotebook(
  contents: Contents,
  path: string,
  content: unknown,
  basedOn: string | undefined,
): Promise<string> {
  const { store, trust } = contents;
  const own = turns.get(store) ?? new Turns();
  turns.set(store, own);
  return own.take([path], async () => {
    const { notebook, trusted } = takeTrust(asRead(() => readNotebookValue(content, path)));
    const kept = await store.read(path).catch(() => undefined);
    const text = savedText(notebook, kept && new TextDecoder().decode(kept));
    const bytes = new TextEncoder().encode(text);
    const isSame = kept !== undefined && sameBytes(kept, bytes);
    if (trusted) await trust.add(text);
    if (isSame) return path;
    if (kept && basedOn !== undefined && (await digest(kept)) !== basedOn)
      return saveBeside(store, path, bytes);
    await store.write(path, text);
    return path;
  });
}

function saveBeside(store: Store, path: string, bytes: Uint8Array): Promise<string> {
  const { folder, stem, ending } = pathParts(path);
  return placeFree(store, folder, [`${stem}-Copy`, ending], bytes);
}
