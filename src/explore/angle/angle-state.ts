import { dot } from '../../attention/word-by-word-attention.js';
import { factorText, numberText } from '../draw/number-text.js';

/** Two vectors of two numbers, drawn as arrows from one point. */
export interface AngleState {
  readonly names: readonly [string, string];
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
}

/** Numbers go from −BOUND to BOUND, and one is UNIT pixels. */
export const BOUND = 5;
export const UNIT = 31;

/** Two arrows at half a right angle. */
export const firstAngle: AngleState = { names: ['a', 'b'], a: [4, 0], b: [3, 3] };

/** What is worked out of two arrows. */
export interface Angle {
  readonly product: number;
  readonly lengths: readonly [number, number];
  /** Nothing where an arrow has no length, and so no direction. */
  readonly cosine?: number;
  readonly degrees?: number;
}

/** Dot product, lengths, cosine and angle: cos = a · b / (|a| |b|). */
export function angleOf({ a, b }: AngleState): Angle {
  const product = dot([...a], [...b]);
  const lengths = [Math.hypot(...a), Math.hypot(...b)] as const;
  const both = lengths[0] * lengths[1];
  if (both === 0) return { product, lengths };
  const cosine = Math.max(-1, Math.min(1, product / both));
  return { product, lengths, cosine, degrees: (Math.acos(cosine) * 180) / Math.PI };
}

/** What the angle says. */
export function angleFinding(state: AngleState): string {
  const { cosine, degrees } = angleOf(state);
  if (cosine === undefined) return 'An arrow without a length has no direction: no angle, no cosine';
  return `Angle ${Math.round(degrees!)}°, cosine ${numberText(cosine)}: ${likeness(cosine)}`;
}

function likeness(cosine: number): string {
  if (cosine > 0.995) return 'the same direction';
  if (cosine < -0.995) return 'opposite directions';
  if (Math.abs(cosine) < 0.005) return 'a right angle';
  return cosine > 0 ? 'they agree in part' : 'they disagree in part';
}

/** How the cosine comes about, line by line. */
export function angleSums(state: AngleState): readonly (readonly [name: string, sum: string])[] {
  const { names, a, b } = state;
  const { product, lengths, cosine } = angleOf(state);
  const sum = [0, 1].map((c) => `${factorText(a[c]!)} · ${factorText(b[c]!)}`).join(' + ');
  const length = (of: readonly number[], long: number) =>
    `√(${of.map((value) => `${factorText(value)}²`).join(' + ')}) = ${numberText(long)}`;
  const [p, q] = lengths.map(numberText);
  return [
    [`${names[0]} · ${names[1]}`, `${sum} = ${numberText(product)}`],
    [`|${names[0]}|`, length(a, lengths[0])],
    [`|${names[1]}|`, length(b, lengths[1])],
    [
      'cosine',
      cosine === undefined ? 'none' : `${numberText(product)} / (${p} · ${q}) = ${numberText(cosine)}`,
    ],
  ];
}

/** Both arrows and what comes of them, in words. */
export function angleWords(state: AngleState): string {
  const [a, b] = [state.a, state.b].map((of) => `(${of.map(numberText).join(', ')})`);
  const sums = angleSums(state).map(([name, sum]) => `${name}: ${sum}`);
  return `Two arrows, ${state.names[0]} ${a} and ${state.names[1]} ${b}. ${angleFinding(state)}. ${sums.join('; ')}.`;
}

/** The state with the tip of an arrow elsewhere, to tenths, within the plane. */
export function withTip(state: AngleState, handle: string, tip: readonly number[]): AngleState {
  if (handle !== 'a' && handle !== 'b') return state;
  const [x, y] = tip.map((value) => Math.round(10 * Math.min(BOUND, Math.max(-BOUND, value))) / 10 + 0);
  return { ...state, [handle]: [x, y] };
}
