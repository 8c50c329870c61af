/**
 * Renames the variable `await` of tslab's converter, for the bundler: it reads every file as a module, where that is no name.
 *
 * @param source the file
 */
function renameAwait(source: string): string {
  return source.replace(/\bconst await = /g, 'const awaitToken = ').replace(/\bawait\./g, 'awaitToken.');
}

export = renameAwait;
