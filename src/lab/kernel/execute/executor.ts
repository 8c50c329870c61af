import { type Failure, interruptedFailure } from '../../../kernel/failure.js';
import { runtimeFailure } from '../../../kernel/runtime-failure.js';
import { type Cell, cells } from './cells.js';

/** What a cell's `require` answers. */
export type Require = (name: string) => unknown;

/** Runs cells that tslab has compiled, as tslab's own executor does: each is a function, and what it exports all later ones know. */
export class Executor {
  /** What cells have declared, by name. */
  private readonly known: Record<string, unknown> = {};
  private interruptWaiting: () => void = () => {};

  constructor(private readonly require: Require) {}

  /** Runs a cell to its end. @returns how it failed, or undefined */
  async run(cell: Cell): Promise<Failure | undefined> {
    try {
      const ended = start(cell)(this.exports, this.require);
      if (cell.awaits && (await this.unlessInterrupted(ended))) return interruptedFailure(cell);
    } catch (error) {
      return runtimeFailure(error, cells.byLabel);
    }
    this.printLast(cell.lastExpression);
  }

  /** Ends the cell that awaits something. */
  interrupt(): void {
    this.interruptWaiting();
  }

  /** TypeScript defines an import by a getter: it is read once, so that a later cell may give the name something else. */
  private readonly exports = new Proxy(this.known, {
    defineProperty: (known, name, { get, value }) => {
      if (name !== '__esModule') Reflect.set(known, name, get ? get() : value);
      return true;
    },
  });

  private unlessInterrupted(ended: unknown): Promise<boolean> {
    const interrupted = new Promise<boolean>((resolve) => {
      this.interruptWaiting = () => resolve(true);
    });
    return Promise.race([Promise.resolve(ended).then(() => false), interrupted]);
  }

  private printLast(name: string | undefined): void {
    const value = name === undefined ? undefined : this.known[name];
    if (value === undefined || value === null) return;
    delete this.known[name!];
    console.log(value);
  }
}

/** Makes a cell a script of its own, whose name errors carry in their stacks; a name holds no blanks. */
function start({ label, compiled, awaits }: Cell): (exports: object, require: Require) => unknown {
  const head = `(${awaits ? 'async ' : ''}function(exports, require) { `;
  const script = `${head}${compiled}\n})\n//# sourceURL=${label.replaceAll(' ', '_')}`;
  // biome-ignore lint/security/noGlobalEval: what a reader writes into a cell is run
  return globalThis.eval(script);
}
