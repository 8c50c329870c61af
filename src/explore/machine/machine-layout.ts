import { type MachineState, type Part, type Step, steps } from './machine-state.js';

/** A rectangle. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a matrix stands: its first cell, the size of each, and on which side its rows are named. */
export interface Block {
  readonly x: number;
  readonly y: number;
  readonly cell: number;
  readonly names: 'left' | 'right' | 'none';
  readonly room: number;
  readonly title: string;
}

/** Where everything stands. */
export interface MachineLayout {
  readonly width: number;
  readonly height: number;
  readonly panels: Readonly<Record<Step, Box>>;
  readonly blocks: Readonly<Record<Part, Block>>;
  readonly sum: Box;
  readonly lines: Box;
  /** Small arrows on the way of the numbers: their tips, and where they point. */
  readonly arrows: readonly { x: number; y: number; angle: number }[];
}

/** Height of a number's cell. */
export const ROW = 28;
const TITLE = 24;
/** Above the first row: names of the columns, and a title where a panel holds several matrices. */
const NAMES = 18;

/** The places for a page of this width: side by side where it fits, else from top to bottom. */
export function machineLayout(state: MachineState, width: number): MachineLayout {
  const isWide = width >= 620;
  const key = [isWide, state.words.length, state.features.length, state.wishes.length].join();
  const layout = known.get(key) ?? (isWide ? wide : narrow)(state);
  known.set(key, layout);
  return layout;
}

// They depend on sizes alone, of which there are few; and what stays the same object needn't be drawn anew.
const known = new Map<string, MachineLayout>();

function wide(state: MachineState): MachineLayout {
  const tall = ROW * Math.max(state.words.length, state.features.length);
  const pitch = 2 * NAMES + tall + 10;
  const first = TITLE + 2 * NAMES;
  const rows = [0, 1, 2].map((r) => first + r * pitch) as [number, number, number];
  const bottom = rows[2] + tall + 8;
  const below = bottom + 8;
  const [a, d] = [190, 438]; // where the first column ends, and the last begins
  const cell = 174 / state.words.length;
  const block = placed(state);
  return {
    width: 704,
    height: below + TITLE + NAMES + tall + 10,
    panels: {
      words: { x: 0, y: 0, width: a, height: first + tall + 8 },
      queries: { x: a + 12, y: 0, width: 228, height: bottom },
      scores: { x: d, y: 0, width: 266, height: rows[1] + tall + 8 },
      shares: { x: d, y: rows[2] - TITLE - NAMES + 6, width: 266, height: TITLE + NAMES + tall + 2 },
      output: { x: 0, y: below, width: 704, height: TITLE + NAMES + tall + 10 },
    },
    blocks: {
      x: block('x', 84, first, 34, 'left', 78),
      wQuery: block('wQuery', 256, rows[0], 36, 'left', 46),
      wKey: block('wKey', 256, rows[1], 36, 'left', 46),
      wValue: block('wValue', 256, rows[2], 36, 'left', 46),
      queries: block('queries', 346, rows[0], 38),
      keys: block('keys', 346, rows[1], 38),
      values: block('values', 346, rows[2], 38),
      products: block('products', 524, rows[0], cell, 'left', 78),
      scores: block('scores', 524, rows[1], cell, 'left', 78),
      weights: block('weights', 524, rows[2], cell, 'left', 78),
      output: block('output', 524, below + TITLE + NAMES, 60, 'left', 110),
    },
    sum: { x: 0, y: first + tall + 16, width: a, height: bottom - first - tall - 16 },
    lines: { x: 14, y: below + TITLE, width: 390, height: NAMES + tall },
    arrows: [
      ...rows.map((y) => ({ x: a + 9, y: y + tall / 2, angle: 0 })),
      ...rows.map((y) => ({ x: 341, y: y + tall / 2, angle: 0 })),
      ...rows.slice(0, 2).map((y) => ({ x: d - 1, y: y + tall / 2, angle: 0 })),
      { x: 384, y: below - 1, angle: 90 },
      { x: 611, y: rows[1] - 2 * NAMES - 1, angle: 90 },
      { x: 611, y: below - 1, angle: 90 },
    ],
  };
}

function narrow(state: MachineState): MachineLayout {
  const tall = ROW * Math.max(state.words.length, state.features.length);
  const first = TITLE + 2 * NAMES;
  const queries = first + tall + 14;
  const pitch = 2 * NAMES + tall + 8;
  const rows = [0, 1, 2].map((r) => queries + first + r * pitch) as [number, number, number];
  const scores = rows[2] + tall + 14;
  const shares = scores + first + tall + 14;
  const lines = shares + TITLE + NAMES + tall + 14;
  const cell = 122 / state.words.length;
  const block = placed(state);
  return {
    width: 340,
    height: lines + 112,
    panels: {
      words: { x: 0, y: 0, width: 182, height: first + tall + 8 },
      queries: { x: 0, y: queries, width: 340, height: scores - queries - 6 },
      scores: { x: 0, y: scores, width: 340, height: shares - scores - 6 },
      shares: { x: 0, y: shares, width: 212, height: lines - shares - 6 },
      output: { x: 218, y: shares, width: 122, height: lines - shares - 6 },
    },
    blocks: {
      x: block('x', 85, first, 31, 'left', 77),
      wQuery: block('wQuery', 58, rows[0], 40, 'left', 50),
      wKey: block('wKey', 58, rows[1], 40, 'left', 50),
      wValue: block('wValue', 58, rows[2], 40, 'left', 50),
      queries: block('queries', 164, rows[0], 44, 'right', 76),
      keys: block('keys', 164, rows[1], 44, 'right', 76),
      values: block('values', 164, rows[2], 44, 'right', 76),
      products: block('products', 85, scores + first, cell, 'left', 77),
      scores: block('scores', 213, scores + first, cell),
      weights: block('weights', 85, shares + TITLE + NAMES, cell, 'left', 77),
      output: block('output', 224, shares + TITLE + NAMES, 55),
    },
    sum: { x: 188, y: 0, width: 152, height: first + tall + 8 },
    lines: { x: 4, y: lines, width: 332, height: 104 },
    arrows: rows.map((y) => ({ x: 157, y: y + tall / 2, angle: 0 })),
  };
}

const titles: Readonly<Record<Part, string>> = {
  x: '',
  wQuery: 'W_Q',
  wKey: 'W_K',
  wValue: 'W_V',
  queries: 'query',
  keys: 'key',
  values: 'value',
  products: 'query · key',
  scores: '÷ √',
  weights: '',
  output: '',
};

type Place = (
  ...at: [part: Part, x: number, y: number, cell: number, names?: Block['names'], room?: number]
) => Block;

function placed(state: MachineState): Place {
  return (part, x, y, cell, names = 'none', room = 0) => {
    const title = part === 'scores' ? `÷ √${state.wishes.length}` : titles[part];
    return { x, y, cell, names, room, title };
  };
}

/** What stands above a step's panel. */
export function panelTitle(step: Step): string {
  const names: Record<Step, string> = {
    words: 'Words',
    queries: 'Query, key, value',
    scores: 'Scores',
    shares: 'Shares',
    output: 'New words',
  };
  return `${steps.indexOf(step) + 1} · ${names[step]}`;
}
