import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The kit's own folder: where its package.json lies. Whatever else of the kit is needed by its path is named from here. */
export const kitFolder: string = fileURLToPath(new URL('../../../', import.meta.url));

/** The kit's own chapters, which nobody edits. */
export const kitChapters: string = join(kitFolder, 'notebooks');

/** The kit's version. */
export const kitVersion: string = JSON.parse(readFileSync(join(kitFolder, 'package.json'), 'utf8')).version;

/** The kit's data: vectors, encoder, trained heads. */
export const kitData: string = join(kitFolder, 'data');
