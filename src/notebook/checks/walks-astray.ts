/** What a walk over blocks is given. */
export interface Blocks {
  /** [n, m]: scores */
  readonly scores: readonly (readonly number[])[];
  /** [m, dV] */
  readonly values: readonly (readonly number[])[];
  /** How many keys are one block. */
  readonly blockSize: number;
}

type Walk = (scores: number[][], values: number[][], blockSize: number) => unknown;

/** How a walk may leave the way from block to block; it tells so as the check's mistake. */
export type Astray = 'looks-back' | 'whole-row' | 'all-at-once';

/**
 * Whether a walk along rows of scores leaves the way from one block to the next: it computes with a block again after it came to
 * a later one, it has taken a whole row before it mixes the row's first block, or the size of a block is all the same to it.
 *
 * Each number is an object that notes when it is used as a number, even if it was copied before. Whoever mixes a block's values
 * before the next block's scores are used needs no size: a walk from key to key is a walk in blocks, too.
 *
 * @param blocks what the walk gets
 * @param walk computes attention
 */
export async function walksAstray(blocks: Blocks, walk: Walk): Promise<Astray | undefined> {
  const notes = new Notes(blocks);
  try {
    await walk(notes.scores(), notes.values(), notes.size());
  } catch {
    return (await isSizeUsed(blocks, walk)) ? undefined : 'all-at-once'; // it takes nothing but plain numbers
  }
  return notes.astray ?? (notes.isInTurn || notes.isSized ? undefined : 'all-at-once');
}

// Of plain numbers nothing is known but whether the size matters.
async function isSizeUsed(blocks: Blocks, walk: Walk): Promise<boolean> {
  const notes = new Notes(blocks);
  try {
    await walk(
      structuredClone(blocks.scores) as number[][],
      structuredClone(blocks.values) as number[][],
      notes.size(),
    );
  } catch {
    return true; // not even that
  }
  return notes.isSized;
}

/** What a walk has done so far. */
class Notes {
  astray: Astray | undefined;
  isSized = false;
  isInTurn = false;
  private hasMixed = false;
  private last = 0; // the row that a score was used of
  private readonly furthest: number[]; // the last block of each row that was used; none: −1

  constructor(private readonly given: Blocks) {
    this.furthest = given.scores.map(() => -1);
  }

  scores(): number[][] {
    return this.given.scores.map((row, i) =>
      row.map((score, j) => noted(score, () => this.useScore(i, this.blockOf(j)))),
    );
  }

  values(): number[][] {
    return this.given.values.map((value, j) =>
      value.map((x) => noted(x, () => this.useValue(this.blockOf(j)))),
    );
  }

  size(): number {
    return noted(this.given.blockSize, () => {
      this.isSized = true;
    });
  }

  private blockOf(place: number): number {
    return Math.floor(place / this.given.blockSize);
  }

  private useScore(row: number, block: number): void {
    if (block < this.furthest[row]!) this.astray ??= 'looks-back';
    if (block > 0 && this.hasMixed) this.isInTurn = true;
    this.furthest[row] = Math.max(this.furthest[row]!, block);
    this.last = row;
  }

  private useValue(block: number): void {
    this.hasMixed = true;
    const isRowByRow = this.furthest.includes(-1); // not all rows were taken at the beginning, as tensors are made
    if (isRowByRow && block < this.furthest[this.last]!) this.astray ??= 'whole-row';
  }
}

function noted(value: number, note: () => void): number {
  return {
    valueOf: () => {
      note();
      return value;
    },
  } as unknown as number;
}
