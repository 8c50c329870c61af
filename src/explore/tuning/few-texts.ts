import { least, most } from '../../plot/extremes.js';
import type { FewCurve, FewReading, FewTask } from './few-state.js';

/** The texts of a task, and what the encoder as it is makes of them. */
export interface FewTexts {
  readonly classes: readonly string[];
  readonly texts: readonly string[];
  /** Of each text, the place of its class. */
  readonly labels: readonly number[];
  /** So many of them, the first, are those that a probe is judged by. */
  readonly tested: number;
  /** `[draws, 256]`: places of the texts to learn from. */
  readonly draws: readonly (readonly number[])[];
  /** `[2, 384]`: the directions of the map. */
  readonly directions: readonly (readonly number[])[];
  /** How much of the spread each of them shows. */
  readonly shares: readonly number[];
  /** `[texts, 384]`, each of length √384. */
  readonly rows: readonly Float64Array[];
}

/** What probes learn from, what has come of others, and what has been worked out. */
export interface FewLabelTexts {
  readonly tasks: Readonly<Record<FewTask, FewTexts>>;
  readonly curves: Readonly<Record<FewTask, readonly FewCurve[]>>;
  readonly known: Map<string, FewReading>;
}

type Stored = Record<FewTask, Omit<FewTexts, 'rows'>>;
type Run = { task: FewTask; way: string; count: number; right: number };

const WIDTH = 384;

/** The ways that are drawn for comparison. */
const WAYS = { words: 'bag of words', probe: 'probe', lora: 'LoRA' };

/**
 * Reads the texts of both tasks, their vectors, and how the trainings of chapter 12 went.
 *
 * @param read gives the bytes of a file of the kit's data
 */
export async function fewLabelTextsFrom(read: (name: string) => Promise<Uint8Array>): Promise<FewLabelTexts> {
  const files = ['tuning/vectors.json', 'tuning/vectors.bin', 'tuning/tunings.json'].map(read);
  const [texts, vectors, results] = await Promise.all(files);
  const parsed = (bytes: Uint8Array | undefined) => JSON.parse(new TextDecoder().decode(bytes));
  const { topics, doers }: Stored = parsed(texts);
  const numbers = new Int16Array(vectors!.slice().buffer);
  const behind = WIDTH * topics.texts.length;
  const { runs }: { runs: Run[] } = parsed(results);
  const curves = (task: FewTask) =>
    Object.entries(WAYS).map(([way, name]) =>
      curveOf(
        runs.filter((run) => run.task === task && run.way === way),
        name,
      ),
    );
  return {
    tasks: {
      topics: { ...topics, rows: rowsOf(numbers.subarray(0, behind)) },
      doers: { ...doers, rows: rowsOf(numbers.subarray(behind)) },
    },
    curves: { topics: curves('topics'), doers: curves('doers') },
    known: new Map(),
  };
}

// Whole numbers that stand for a row of length √384.
function rowsOf(numbers: Int16Array): Float64Array[] {
  return Array.from({ length: numbers.length / WIDTH }, (_, i) => {
    const row = Float64Array.from(numbers.subarray(i * WIDTH, (i + 1) * WIDTH));
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0) / WIDTH);
    return row.map((value) => value / length);
  });
}

function curveOf(runs: readonly Run[], name: string): FewCurve {
  const counts = [...new Set(runs.map(({ count }) => count))].sort((a, b) => a - b);
  const points = counts.map((count) => {
    const shares = runs.filter((run) => run.count === count).map(({ right }) => right);
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    return { count, mean: Number(mean.toFixed(4)), least: least(shares), most: most(shares) };
  });
  return { name, points };
}
