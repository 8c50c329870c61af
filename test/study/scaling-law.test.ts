import { expect } from 'chai';
import { fitScalingLaw, lossByLaw, lossInterval, type ScalePoint, seededRandom } from '../../src/index.js';

const truth = { floor: 1.1, a: 14, alpha: 0.31, b: 90, beta: 0.42 };
const [numbers, data] = [
  [3248, 14_304, 39_200, 149_312, 446_016, 989_056],
  [56_000, 450_000, 3_600_000],
];

/** Points of a law, each twice, off it by chance: `noise` is a share of the loss. */
function pointsOf(law = truth, noise = 0, seed = 1): ScalePoint[] {
  const random = seededRandom(seed);
  const off = () => 1 + noise * (random() + random() + random() - 1.5) * 2; // variance of the sum 1/4
  return numbers.flatMap((n) =>
    data.flatMap((d) => [1, 2].map(() => ({ numbers: n, data: d, loss: lossByLaw(law, n, d) * off() }))),
  );
}

describe('fitScalingLaw', () => {
  it('finds the law that points without chance were made by', () => {
    for (const law of [truth, { floor: 0.5, a: 3, alpha: 0.08, b: 900, beta: 0.8 }]) {
      const found = fitScalingLaw(pointsOf(law), { count: 1 }).law;
      for (const name of ['floor', 'a', 'alpha', 'b', 'beta'] as const)
        expect(found[name] / law[name], name).to.be.closeTo(1, 1e-3);
    }
  });
  it('finds no floor where there is none', () => {
    const { law } = fitScalingLaw(pointsOf({ ...truth, floor: 0 }), { count: 1 });
    expect(law.floor).to.be.within(0, 0.01);
    expect(law.alpha).to.be.closeTo(0.31, 0.01);
  });
  it('holds the true exponents in its intervals about as often as it says', () => {
    const fits = Array.from({ length: 8 }, (_, i) =>
      fitScalingLaw(pointsOf(truth, 0.01, i + 1), { count: 25 }),
    );
    for (const name of ['alpha', 'beta'] as const) {
      const held = fits.filter(
        ({
          intervals: {
            [name]: [low, high],
          },
        }) => low <= truth[name] && truth[name] <= high,
      );
      // Where an interval holds the truth in 80 of 100 tries, as few settings make it, fewer than 4 of 8 do in 1 of 100.
      expect(held.length, name).to.be.at.least(4);
    }
  });
  it('is surer where chance is smaller', () => {
    const widthAt = (noise: number) => {
      const [low, high] = fitScalingLaw(pointsOf(truth, noise), { count: 25 }).intervals.alpha;
      return high - low;
    };
    expect(widthAt(0.002)).to.be.below(widthAt(0.02));
  });
  it('foretells the largest model from the smaller ones, with an interval', () => {
    const small = pointsOf(truth, 0.004).filter((point) => point.numbers < 900_000);
    const fit = fitScalingLaw(small, { count: 40 });
    const [low, high] = lossInterval(fit, 989_056, 3_600_000);
    expect(lossByLaw(truth, 989_056, 3_600_000)).to.be.within(low - 0.02, high + 0.02);
    expect(high - low).to.be.within(0.001, 0.3);
  });
  it('gives the same for the same seed', () => {
    const of = (seed: number) => fitScalingLaw(pointsOf(truth, 0.01), { count: 3, seed }).intervals;
    expect(of(4)).to.deep.equal(of(4));
    expect(of(4)).to.not.deep.equal(of(5));
  });
  it('doesn’t depend on the units of numbers and data', () => {
    const points = pointsOf(truth, 0.01);
    const thousands = points.map((point) => ({
      ...point,
      numbers: point.numbers / 1e3,
      data: point.data * 1e6,
    }));
    const [one, other] = [points, thousands].map((some) => fitScalingLaw(some, { count: 1 }).law);
    expect(other!.alpha).to.be.closeTo(one!.alpha, 1e-6);
    expect(other!.beta).to.be.closeTo(one!.beta, 1e-6);
  });
  it('refuses what tells no law, in one sentence', () => {
    const two = pointsOf().filter((point) => point.numbers < 20_000);
    expect(() => fitScalingLaw(two)).to.throw(
      RangeError,
      'fitScalingLaw: expected points of three different numbers or more, got 2',
    );
    expect(() => fitScalingLaw([])).to.throw('expected points of three different numbers or more, got 0');
    expect(() => fitScalingLaw([{ numbers: 1, data: 1, loss: 0 }])).to.throw(
      'fitScalingLaw: expected points[0].loss above 0, got 0',
    );
    expect(() => fitScalingLaw([{ numbers: Number.NaN, data: 1, loss: 1 }])).to.throw(
      /numbers above 0, got NaN/,
    );
    expect(() => fitScalingLaw(pointsOf(), { count: 1e9 })).to.throw(/at most 100000, got/);
    expect(() => lossInterval({ samples: [] }, 1, 1)).to.throw('one law or more, got none');
    expect(() => lossByLaw(truth, 0, 1)).to.throw('lossByLaw: expected numbers above 0, got 0');
  });
});
