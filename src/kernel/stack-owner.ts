/** A place on a call stack, as V8 tells it. */
interface Site {
  getScriptNameOrSourceURL: () => string | null;
}

/**
 * Which cell's code is running, told by the call stack: each cell is a script of its own, awaiting functions included.
 * A function of one cell that another one calls works for its caller.
 *
 * @param cells by their labels; their scripts are named so, in a page with `_` for blanks
 * @param running the cell at work, for engines that don't tell who awaits: what goes on there after an `await` is its
 * @returns the cell, or undefined when no frame on the stack is a cell's
 */
export function ownerOnStack<Cell>(cells: ReadonlyMap<string, Cell>, running?: Cell): Cell | undefined {
  const { stackTraceLimit, prepareStackTrace } = Error;
  let found: Cell | undefined;
  const note = (script: string) => {
    found = cells.get(script.replaceAll('_', ' ')) ?? found; // the outermost: who called
  };
  Error.stackTraceLimit = 100;
  Error.prepareStackTrace = (_, sites) => {
    for (const site of sites as unknown as Site[]) note(site.getScriptNameOrSourceURL() ?? '');
  };
  const text: unknown = new Error().stack;
  Object.assign(Error, { stackTraceLimit, prepareStackTrace });
  // Engines other than V8 tell it as text only, without the functions that await.
  if (typeof text !== 'string') return found;
  if (running) return running;
  for (const [, script] of text.matchAll(/\b((?:hidden_)?cell(?:_\d+)?):\d+:\d+/g)) note(script!);
  return found;
}
