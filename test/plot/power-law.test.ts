import { expect } from 'chai';
import { powerLaw } from '../../src/plot/index.js';

const points = { name: 'all', x: [10, 100, 1000], y: [4, 2, 1.6] };
const fit = { x: [10, 1000], y: [4, 1], low: [3.9, 0.8], high: [4.1, 1.3] };

describe('powerLaw', () => {
  it('draws on two logarithmic scales, where a power law is straight', () => {
    const { xaxis, yaxis } = powerLaw([points]).layout as Record<string, { type: string; range: number[] }>;
    expect([xaxis!.type, yaxis!.type]).to.deep.equal(['log', 'log']);
    expect(xaxis!.range[0]).to.be.within(0.9, 1); // log10 of 10, with a little room
    expect(xaxis!.range[1]).to.be.within(3, 3.1);
  });
  it('draws what bends away hollow', () => {
    const [drawn] = powerLaw([{ ...points, isBent: [false, false, true] }]).data;
    expect(drawn!.marker).to.have.deep.property('symbol', ['circle', 'circle', 'circle-open']);
  });
  it('draws the band there along its lower edge, and back along its upper', () => {
    const [band, line] = powerLaw([{ ...points, fit }]).data;
    expect([band!.x, band!.y]).to.deep.equal([
      [10, 1000, 1000, 10],
      [3.9, 0.8, 1.3, 4.1],
    ]);
    expect(line!.y).to.deep.equal(fit.y);
    const alone = powerLaw([{ ...points, fit: { x: fit.x, y: fit.y } }]).data;
    expect(alone).to.have.length(2);
  });
  it('keeps the whole band in sight', () => {
    const { range } = powerLaw([{ ...points, fit }]).layout.yaxis as { range: number[] };
    expect(range[0]).to.be.below(Math.log10(0.8));
    expect(range[1]).to.be.above(Math.log10(4.1));
  });
  it('names round values at the side, though they span no power of ten', () => {
    const { tickvals } = powerLaw([points]).layout.yaxis as { tickvals: number[] };
    expect(tickvals).to.include.members([2, 3, 4]);
    expect(tickvals).to.have.length.within(3, 9);
  });
  it('says in words what is measured, what bends, and where the law ends', () => {
    const { description } = powerLaw([{ ...points, isBent: [false, false, true], fit }], {
      title: 'It falls',
      xTitle: 'numbers',
      yTitle: 'loss',
    }).layout.meta;
    expect(description).to.equal(
      'It falls. Points of loss against numbers, both on logarithmic scales. all: 4 at 10, 2 at 100, 1.6 at 1000 (bent); the law goes from 4 to 1 (there 0.8 to 1.3).',
    );
  });
  it('refuses what it can’t draw, in one sentence', () => {
    const drawing = (changed: object) => () => powerLaw([{ ...points, ...changed }]);
    expect(() => powerLaw([])).to.throw('powerLaw: expected one series or more, got none');
    expect(drawing({ x: [0, 1, 2] })).to.throw('powerLaw: expected values above 0 in all, got 0');
    expect(drawing({ y: [1, 2] })).to.throw('powerLaw: expected 3 values in each list of all, got 2');
    expect(drawing({ isBent: [true] })).to.throw('powerLaw: expected 3 values of isBent in all, got 1');
    expect(drawing({ isBent: [1, 2, 3] })).to.throw('isBent of true and false in all, got a number');
    expect(drawing({ fit: { ...fit, high: undefined } })).to.throw(
      'powerLaw: expected low and high in the fit of all, got one of them',
    );
    expect(drawing({ fit: { x: [1] } })).to.throw(TypeError, /expected fit of all with y/);
  });
});
