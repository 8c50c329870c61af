import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openClaims } from '../../files/claims.js';
import { kitFolder } from '../../files/kit-folder.js';

/** Milliseconds between two looks whether another process is done. */
const lookAgain = 300;

/** Something that is built from the kit's sources. */
interface Part {
  readonly name: string;
  /** Whether it needn't be built. */
  readonly isFresh: () => boolean;
  readonly build: () => Promise<void>;
}

/**
 * Builds a part, unless it is up to date, in one process at a time: commands that are started side by side wait for the
 * first, and find it done. One that is killed leaves it to the next.
 */
export async function buildOnce(
  { name, isFresh, build }: Part,
  report: (progress: string) => void,
): Promise<void> {
  if (isFresh()) return;
  const claims = await openClaims(join(kitFolder, 'dist', 'building'));
  try {
    for (let waits = 0; !(await claims.take(name)); waits++) {
      if (waits === 0) report(`Waiting for another process, which builds the ${name} …`);
      await pause(lookAgain);
    }
    if (!isFresh()) await build();
  } finally {
    await claims.close();
  }
}
