import { expect } from 'chai';
import { textWidth } from '../../src/notebook/picture/fonts.js';
import { estimateWidth, wrap } from '../../src/plot/texts.js';
import { divergingScale, inkOn, sequentialScale, wordColours } from '../../src/plot/theme.js';

type Colour = [red: number, green: number, blue: number];

// How colours are seen without one kind of cone: Machado, Oliveira and Fernandes 2009, table 1, severity 1, on linear RGB.
const SIGHTS: Record<string, [Colour, Colour, Colour]> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const linear = (hex: string) =>
  [1, 3, 5]
    .map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as Colour;
const times = (m: Colour[], c: Colour) =>
  m.map((row) => row.reduce((sum, x, i) => sum + x * c[i]!, 0)) as Colour;
const luminance = (c: Colour) => 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
const contrast = (a: string, b: string) => {
  const [low, high] = [luminance(linear(a)), luminance(linear(b))].sort((p, q) => p - q) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

// CIE L*a*b*, in which a distance of about 2 is just visible.
function lab(c: Colour): Colour {
  const xyz = times(
    [
      [0.4124, 0.3576, 0.1805],
      [0.2126, 0.7152, 0.0722],
      [0.0193, 0.1192, 0.9505],
    ],
    c,
  );
  const [x, y, z] = [xyz[0] / 0.9505, xyz[1], xyz[2] / 1.089].map((t) =>
    t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116,
  ) as Colour;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function seen(hex: string, sight: string): Colour {
  return lab(times(SIGHTS[sight]!, linear(hex)).map((c) => Math.min(1, Math.max(0, c))) as Colour);
}

const distance = (a: Colour, b: Colour) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

describe('the colours', () => {
  for (const sight of Object.keys(SIGHTS)) {
    it(`keep words apart with ${sight}`, () => {
      wordColours.forEach((a, i) => {
        wordColours.slice(i + 1).forEach((b) => {
          expect(distance(seen(a, sight), seen(b, sight)), `${a} and ${b}`).to.be.greaterThan(18);
        });
      });
    });

    it(`go from light to dark with ${sight}, away from zero`, () => {
      const light = (scale: [number, string][]) => scale.map(([, colour]) => seen(colour, sight)[0]);
      const falls = (values: number[]) => values.slice(1).every((value, i) => value < values[i]!);
      expect(falls(light(sequentialScale))).to.equal(true);
      const [negative, positive] = [divergingScale.slice(0, 4), divergingScale.slice(3)];
      expect(falls(light(negative).reverse())).to.equal(true);
      expect(falls(light(positive))).to.equal(true);
    });

    it(`tell negative from positive with ${sight}`, () => {
      const [least, most] = [divergingScale[1]![1], divergingScale[5]![1]];
      expect(distance(seen(least, sight), seen(most, sight))).to.be.greaterThan(40);
    });
  }

  it('of words can be read on white', () => {
    for (const colour of wordColours) expect(contrast(colour, '#ffffff'), colour).to.be.greaterThan(3);
  });

  it('of numbers can be read in each cell, whatever colour of the scale it has', () => {
    for (const scale of [sequentialScale, divergingScale])
      for (let place = 0; place <= 1; place += 0.002)
        expect(contrast(inkOn(scale, place), colourAt(scale, place)), `${place}`).to.be.at.least(4.5);
  });

  it('of the first two curves are told apart in grey print, too', () => {
    const grey = (hex: string) => seen(hex, 'all cones')[0]; // L*, from 0 to 100
    const [blue, orange] = wordColours as [string, string];
    expect(Math.abs(grey(blue) - grey(orange))).to.be.at.least(12);
  });
});

/** The colour drawn at a place of a scale, between its stops. */
function colourAt(scale: [number, string][], place: number): string {
  const next = scale.findIndex(([stop]) => stop >= place && stop > 0);
  const [[from, low], [to, high]] = [scale[next - 1]!, scale[next]!];
  const share = (place - from) / (to - from);
  const part = (colour: string, i: number) => Number.parseInt(colour.slice(i, i + 2), 16);
  const mixed = [1, 3, 5].map((i) => Math.round(part(low, i) * (1 - share) + part(high, i) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

describe('wrap', () => {
  it('breaks between words so that each line fits, and loses none', () => {
    const text = 'the pronoun looks at the noun that it stands for';
    const lines = wrap(text, 120, 15);
    expect(lines.join(' ')).to.equal(text);
    expect(lines.length).to.be.greaterThan(1);
    for (const line of lines) expect(estimateWidth(line, 15)).to.be.at.most(120);
  });

  it('leaves a long word whole', () =>
    expect(wrap('self-attention', 10, 15)).to.deep.equal(['self-attention']));

  it('keeps a number with its percent sign, and what a no-break space joins', () => {
    expect(wrap('55 % right', 10, 15)).to.deep.equal(['55 %', 'right']);
    expect(wrap('2\u00a0MB or 1\u202f000\nmore', 10, 15)).to.deep.equal([
      '2\u00a0MB',
      'or',
      '1\u202f000',
      'more',
    ]);
  });
});

describe('estimateWidth', () => {
  it('agrees with the width that is drawn', () => {
    for (const text of ['transformers', 'They are COOL (0.75)!', 'self-attention, √2'])
      expect(estimateWidth(text, 1)).to.be.closeTo(textWidth(text, false), 0.02 * text.length);
  });

  it('leaves mark-up out', () =>
    expect(estimateWidth('<b>d</b><sub>k</sub>', 1)).to.equal(estimateWidth('dk', 1)));
});
