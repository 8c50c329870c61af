/** A linear probe in plain numbers: of each class a row of weights, and a bias. */
export interface PlainProbe {
  /** `[classes, numbers]` */
  readonly weights: readonly Float64Array[];
  /** `[classes]` */
  readonly bias: Float64Array;
}

/** What a plain probe learns from. */
export interface Lessons {
  /** `[texts, numbers]` */
  readonly rows: readonly Float64Array[];
  /** `[texts]` */
  readonly labels: readonly number[];
  readonly classCount: number;
}

/** As `trainProbe` has it, with the rate that chapter 12 takes. */
const [STEPS, RATE, BETA1, BETA2, EPSILON] = [100, 0.03, 0.9, 0.999, 1e-7] as const;

/**
 * Trains a linear probe from zeros, in plain numbers: the twin of `trainProbe`, quick enough for a slider.
 *
 *     logits = X W + b      loss = mean of −log softmax(logits)[label]
 */
export function plainProbe({ rows, labels, classCount }: Lessons): PlainProbe {
  const [zeros, width] = [(length: number) => new Float64Array(length), rows[0]!.length];
  const probe = { weights: Array.from({ length: classCount }, () => zeros(width)), bias: zeros(classCount) };
  const learning = [...probe.weights, probe.bias].map((numbers) => ({
    numbers,
    slopes: zeros(numbers.length),
    mean: zeros(numbers.length),
    square: zeros(numbers.length),
  }));
  for (let step = 1; step <= STEPS; step++) {
    for (const { slopes } of learning) slopes.fill(0);
    for (const [i, row] of rows.entries())
      for (const [k, error] of errorsOf(probe, row, labels[i]!).entries()) {
        addTimes(learning[k]!.slopes, row, error / rows.length);
        learning[classCount]!.slopes[k]! += error / rows.length;
      }
    for (const each of learning) descend(each, step);
  }
  return probe;
}

/** `[classes]`: what a probe says of a row. */
export function scoresOf({ weights, bias }: PlainProbe, row: Float64Array): Float64Array {
  return bias.map((start, k) => {
    const own = weights[k]!;
    let score = start;
    for (let c = 0; c < row.length; c++) score += row[c]! * own[c]!;
    return score;
  });
}

// Shares, less 1 for the right class: the slopes of the loss by the scores.
function errorsOf(probe: PlainProbe, row: Float64Array, label: number): Float64Array {
  const scores = scoresOf(probe, row);
  const largest = scores.reduce((most, score) => Math.max(most, score));
  const powers = scores.map((score) => Math.exp(score - largest));
  const sum = powers.reduce((all, power) => all + power);
  return powers.map((power, k) => power / sum - Number(k === label));
}

function addTimes(sums: Float64Array, row: Float64Array, factor: number): void {
  for (let c = 0; c < row.length; c++) sums[c]! += factor * row[c]!;
}

/** Numbers that learn, their slopes, and running means of these and of their squares. */
interface Learning {
  readonly numbers: Float64Array;
  readonly slopes: Float64Array;
  readonly mean: Float64Array;
  readonly square: Float64Array;
}

// A step of Adam.
function descend({ numbers, slopes, mean, square }: Learning, step: number): void {
  const [fresh1, fresh2] = [1 - BETA1 ** step, 1 - BETA2 ** step];
  for (let i = 0; i < numbers.length; i++) {
    const slope = slopes[i]!;
    mean[i] = BETA1 * mean[i]! + (1 - BETA1) * slope;
    square[i] = BETA2 * square[i]! + (1 - BETA2) * slope * slope;
    numbers[i]! -= (RATE * (mean[i]! / fresh1)) / (Math.sqrt(square[i]! / fresh2) + EPSILON);
  }
}
