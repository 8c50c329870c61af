import { dot } from '../../attention/word-by-word-attention.js';
import { blockParams } from '../block/block-params.js';
import { wholeBlock } from '../block/block-state.js';
import { plainBlock, withPositions } from '../block/plain-block.js';
import { numberText } from '../draw/number-text.js';

/** Words on their way through some blocks, one of which is followed. */
export interface StreamState {
  readonly tokens: readonly string[];
  /** `[n, dModel]` */
  readonly x: readonly (readonly number[])[];
  /** The place of the word that is followed. */
  readonly look: number;
  readonly seed: number;
  /** What `waysOf` has found: a picture needs no blocks. */
  readonly read?: readonly (readonly number[])[];
}

/** So many blocks are passed. */
export const BLOCKS = 3;

/** A part of a block, what it adds to the word, and the word after it. */
export interface Added {
  readonly block: number;
  readonly part: 'heads' | 'thought';
  /** The length of what is added. */
  readonly added: number;
  /** The length of the word with it. */
  readonly length: number;
  /** How much of the word that went in is still there: the cosine of both. */
  readonly own: number;
}

const attendOnly = new Set(wholeBlock.filter((part) => part !== 'feedForward'));
const whole = new Set(wholeBlock);

const known = new WeakMap<StreamState['x'], Map<number, readonly (readonly number[])[]>>();

/** Of each word the length with which it goes in, then of each of its steps what is added, its length, and its own share. */
export function waysOf({
  x,
  seed,
  read,
}: Omit<StreamState, 'tokens' | 'look'>): readonly (readonly number[])[] {
  const ofThese = known.get(x) ?? new Map<number, readonly (readonly number[])[]>();
  known.set(x, ofThese);
  const ways = ofThese.get(seed) ?? read ?? made(x, seed);
  ofThese.set(seed, ways);
  return ways;
}

function made(x: StreamState['x'], seed: number): number[][] {
  const states = [withPositions(x, 1)];
  for (const params of blockParams(seed, x[0]!.length, BLOCKS)) {
    const words = states.at(-1)!;
    states.push(plainBlock(words, params, attendOnly), plainBlock(words, params, whole));
  }
  return x.map((_, i) => {
    const [first, ...others] = states.map((words) => words[i]!);
    const steps = others.flatMap((after, k) => added([others[k - 1] ?? first!, after, first!]));
    return [lengthOf(first!), ...steps].map((value) => Number(value.toPrecision(7)) + 0);
  });
}

/** The length of the word that goes in, and what each part of each block adds to it. */
export function streamOf(state: StreamState): { start: number; steps: Added[] } {
  const [start, ...numbers] = waysOf(state)[state.look]!;
  const steps = Array.from({ length: 2 * BLOCKS }, (_, k): Added => {
    const [more, length, own] = numbers.slice(3 * k, 3 * k + 3) as Three<number>;
    return {
      block: Math.floor(k / 2) + 1,
      part: k % 2 === 0 ? 'heads' : 'thought',
      added: more,
      length,
      own,
    };
  });
  return { start: start!, steps };
}

type Three<Value> = [Value, Value, Value];

function added([before, after, first]: Three<number[]>): Three<number> {
  const more = after.map((value, c) => value - before[c]!);
  const own = dot(after, first) / (lengthOf(after) * lengthOf(first) || 1);
  return [lengthOf(more), lengthOf(after), own];
}

function lengthOf(word: number[]): number {
  return Math.sqrt(dot(word, word));
}

/** What has become of the word. */
export function streamFinding(state: StreamState): string {
  const { steps } = streamOf(state);
  const own = numberText(steps.at(-1)!.own);
  return `“${state.tokens[state.look]}” is never replaced: ${steps.length} times something is added, and its cosine with what went in is still ${own}`;
}

/** What a step adds. */
export function addedText({ block, part, added }: Added): string {
  const name = part === 'heads' ? `what the heads of block ${block} bring` : `what block ${block} thinks`;
  return `+ ${name}: ${numberText(added)}`;
}

/** The whole stream in words. */
export function streamWords(state: StreamState): string {
  const steps = streamOf(state).steps.map(
    (step) =>
      `${addedText(step)}, now ${numberText(step.length)}, cosine with what went in ${numberText(step.own)}`,
  );
  return `The residual stream. ${streamFinding(state)}. ${steps.join('; ')}.`;
}
