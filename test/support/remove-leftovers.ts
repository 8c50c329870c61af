import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const kit = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Removes what the compiler once wrote for sources that were moved or deleted, so that no old test runs.
 *
 * @param folder the folder that holds `src`, `test` and `dist`
 * @returns what it removed
 */
export function removeLeftovers(folder: string): string[] {
  const rooms = ['src', 'test'].filter((room) => existsSync(join(folder, 'dist', room)));
  const files = rooms.flatMap((room) =>
    readdirSync(join(folder, 'dist', room), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(room, name),
    ),
  );
  const leftovers = files.filter((file) => {
    const stem = /^(.*?)(?:\.d)?\.c?[jt]s(?:\.map)?$/.exec(file)?.[1];
    return (
      stem !== undefined && !['.ts', '.cts', '.d.ts'].some((end) => existsSync(join(folder, stem + end)))
    );
  });
  for (const file of leftovers) rmSync(join(folder, 'dist', file));
  return leftovers;
}

if (pathToFileURL(process.argv[1] ?? '').href === import.meta.url) removeLeftovers(kit);
