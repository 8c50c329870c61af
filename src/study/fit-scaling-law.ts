import { checkHas, checkOptions, checkRecords, type OptionChecks } from '../check/options.js';
import { checkCount, checkEach, checkPositive, checkSizes, checkWhole } from '../check/values.js';
import { seededRandom } from '../train/seeded-random.js';
import { bestLaw } from './best-law.js';
import { checkLaw, foretold, type ScalePoint, type ScalingLaw } from './scaling-law.js';

/** A law, and how sure its numbers are. */
export interface ScalingFit {
  law: ScalingLaw;
  /** The laws of samples of the points. */
  samples: ScalingLaw[];
  /** Between which values each number is in 95 of 100 samples. */
  intervals: Record<keyof ScalingLaw, [low: number, high: number]>;
}

/** What fitting may be told. */
export interface ScalingFitOptions {
  /** How many samples (100). */
  count?: number;
  /** Chooses the samples (1). */
  seed?: number;
}

const OPTIONS: OptionChecks<ScalingFitOptions> = { count: checkCount, seed: checkWhole };
const checkPoints = checkRecords({ numbers: checkPositive, data: checkPositive, loss: checkPositive });

/** Fitted points, samples included, that take seconds. */
const MOST_FITTED = 100_000;

/**
 * Finds the law by which the loss falls with learned numbers and data, and how sure it is, by bootstrap.
 *
 *     L(N, D) = E + A / N^α + B / D^β
 *
 * The squares of the relative errors are least. A sample draws as many settings as there are, some twice, others not at all,
 * and fits them again; a setting is one N and D with all its runs. Points that bend away for another reason, such as too
 * few steps, are to be left out before.
 *
 * @param points of three different N and three different D at least
 * @param options `count` of samples and `seed`
 * @returns the law, the laws of the samples, and intervals
 * @throws {RangeError} if there are too few different N or D, or a value is not above 0
 * @see Hoffmann et al. 2022, Training Compute-Optimal Large Language Models, section 3.3, https://arxiv.org/abs/2203.15556
 * @see Bradley Efron 1979, Bootstrap Methods: Another Look at the Jackknife, https://doi.org/10.1214/aos/1176344552
 * @example
 * const lossOf = (n, d) => 1 + 10 / n ** 0.5 + 8 / d; // E = 1, A = 10, α = 1/2, B = 8, β = 1
 * const points = [4, 16, 64].flatMap((n) => [2, 8, 32].map((d) => ({ numbers: n, data: d, loss: lossOf(n, d) })));
 * const { law } = fitScalingLaw(points, { count: 3 });
 * [law.alpha, law.beta]; // → [0.5, 1]
 */
export function fitScalingLaw(points: readonly ScalePoint[], options: ScalingFitOptions = {}): ScalingFit {
  checkPoints('fitScalingLaw', 'points', points);
  checkVaried('fitScalingLaw', points);
  checkOptions('fitScalingLaw', options, OPTIONS);
  const { count = 100, seed = 1 } = options;
  checkSizes('fitScalingLaw', { points: points.length, count }, MOST_FITTED);
  const random = seededRandom(seed);
  const settings = settingsOf(points);
  const samples = Array.from({ length: count }, () => bestLaw(drawn(settings, random)));
  const interval = (name: keyof ScalingLaw) => middle(samples.map((law) => law[name]));
  const [floor, a, alpha] = [interval('floor'), interval('a'), interval('alpha')];
  const intervals = { floor, a, alpha, b: interval('b'), beta: interval('beta') };
  return { law: bestLaw(points), samples, intervals };
}

/**
 * Between which losses a model is foretold to be, by 95 of 100 samples.
 *
 * @param fit as of `fitScalingLaw`
 * @param numbers N: learned numbers
 * @param data D: how much is learned from
 * @returns the lower and the upper loss: how sure the law is, not how far single runs scatter about it
 * @throws {RangeError} if there are no samples, or numbers or data is not above 0
 * @example
 * const law = { floor: 1, a: 10, alpha: 0.5, b: 8, beta: 1 };
 * lossInterval({ law, samples: [law, { ...law, floor: 2 }] }, 100, 16); // → [2.5, 3.5]
 */
export function lossInterval(
  fit: Pick<ScalingFit, 'samples'>,
  numbers: number,
  data: number,
): [low: number, high: number] {
  checkHas('lossInterval', 'fit', fit, { samples: checkEach(checkLaw) });
  if (fit.samples.length === 0)
    throw new RangeError('lossInterval: expected fit.samples of one law or more, got none');
  checkPositive('lossInterval', 'numbers', numbers);
  checkPositive('lossInterval', 'data', data);
  return middle(fit.samples.map((law) => foretold(law, numbers, data)));
}

const LEAST_DIFFERENT = 3;

function hasEnough(points: readonly ScalePoint[], name: 'numbers' | 'data', count: number): boolean {
  return new Set(points.map((point) => point[name])).size >= count;
}

function checkVaried(caller: string, points: readonly ScalePoint[]): void {
  for (const name of ['numbers', 'data'] as const)
    if (!hasEnough(points, name, LEAST_DIFFERENT))
      throw new RangeError(
        `${caller}: expected points of three different ${name} or more, got ${new Set(points.map((point) => point[name])).size}`,
      );
}

/** The points of one N and D, together. */
function settingsOf(points: readonly ScalePoint[]): ScalePoint[][] {
  const settings = new Map<string, ScalePoint[]>();
  for (const point of points) {
    const name = `${point.numbers} ${point.data}`;
    settings.set(name, [...(settings.get(name) ?? []), point]);
  }
  return [...settings.values()];
}

/** As many settings as there are, drawn with return: again, where so few differ that no law could be told. */
function drawn(settings: ScalePoint[][], random: () => number): ScalePoint[] {
  for (;;) {
    const some = settings.flatMap(() => settings[Math.floor(random() * settings.length)]!);
    if (hasEnough(some, 'numbers', LEAST_DIFFERENT) && hasEnough(some, 'data', LEAST_DIFFERENT)) return some;
  }
}

/** Between which of the values 95 of 100 are. */
function middle(values: readonly number[]): [number, number] {
  const ordered = values.toSorted((a, b) => a - b);
  const at = (share: number) => ordered[Math.round(share * (ordered.length - 1))]!;
  return [at(0.025), at(0.975)];
}
