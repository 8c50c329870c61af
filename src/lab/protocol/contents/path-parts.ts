/**
 * The parts of a path: the folder that it lies in, its name, and the name's ending, which begins with its last dot.
 *
 * @example
 * const { folder, name, ending } = pathParts('a/b/c.ipynb');
 * [folder, name, ending]; // → ['a/b', 'c.ipynb', '.ipynb']
 * pathParts('Makefile').ending; // → ''
 */
export function pathParts(path: string): { folder: string; name: string; stem: string; ending: string } {
  const at = path.lastIndexOf('/');
  const name = path.slice(at + 1);
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  return { folder: path.slice(0, Math.max(at, 0)), name, stem, ending: name.slice(stem.length) };
}

/** The path of a name in a folder. */
export function pathIn(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
