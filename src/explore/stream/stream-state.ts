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

const known = new WeakMap<StreamState['x'], Map<number, number[][][]>>();

/** `[1 + 2 · blocks, n, dModel]`: the words that go in, then after the heads and after the thought of each block. */
function passed({ x, seed }: StreamState): number[][][] {
  const ofThese = known.get(x) ?? new Map<number, number[][][]>();
  known.set(x, ofThese);
  const states = ofThese.get(seed) ?? [withPositions(x, 1)];
  ofThese.set(seed, states);
  for (const params of states.length > 1 ? [] : blockParams(seed, x[0]!.length, BLOCKS)) {
    const words = states.at(-1)!;
    states.push(plainBlock(words, params, attendOnly), plainBlock(words, params, whole));
  }
  return states;
}

/** The length of the word that goes in, and what each part of each block adds to it. */
export function streamOf(state: StreamState): { start: number; steps: Added[] } {
  const way = passed(state).map((words) => words[state.look]!);
  const steps = way.slice(1).map((after, k) => {
    const part = k % 2 === 0 ? 'heads' : 'thought';
    return added(Math.floor(k / 2) + 1, part, [way[k]!, after, way[0]!]);
  });
  return { start: lengthOf(way[0]!), steps };
}

type Three = [number[], number[], number[]];

function added(block: number, part: Added['part'], [before, after, first]: Three): Added {
  const more = after.map((value, c) => value - before[c]!);
  const own = dot(after, first) / (lengthOf(after) * lengthOf(first) || 1);
  return { block, part, added: lengthOf(more), length: lengthOf(after), own };
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
