import { softmax } from '../../attention/word-by-word-attention.js';
import { peakOf } from '../../plot/extremes.js';
import type { DigitNets } from './digit-nets.js';
import { type ByNet, canvasOf, type DigitReading, placeOf, places, type Shift } from './digit-state.js';
import { evidenceFor, plainConvolution } from './plain-convolution.js';
import { plainTransformer } from './plain-transformer.js';

/** Reads one of the ten digits at its place, with both nets. */
export function readingOf(nets: DigitNets, digit: number, shift: Shift): DigitReading {
  const all = readingsOf(nets, digit);
  const answers = (net: keyof ByNet) => all.map(({ shares }) => peakOf(shares[net]));
  return {
    image: nets.images[digit]!,
    ...all[placeOf(shift)]!,
    answers: { convolution: answers('convolution'), transformer: answers('transformer') },
  };
}

type PlaceReading = Pick<DigitReading, 'shares' | 'evidence' | 'looked'>;

const known = new WeakMap<DigitNets, Map<number, PlaceReading[]>>();

// A digit is read at all its places at once, and only once.
function readingsOf(nets: DigitNets, digit: number): PlaceReading[] {
  const ofThese = known.get(nets) ?? new Map<number, PlaceReading[]>();
  known.set(nets, ofThese);
  const readings = ofThese.get(digit) ?? places.map((shift) => readAt(nets, digit, shift));
  ofThese.set(digit, readings);
  return readings;
}

function readAt({ images, convolution, transformer }: DigitNets, digit: number, shift: Shift): PlaceReading {
  const canvas = canvasOf(images[digit]!, shift);
  const { maps, scores } = plainConvolution(canvas, convolution);
  const read = plainTransformer(canvas, transformer);
  return {
    shares: {
      convolution: softmax(scores).map(stored),
      transformer: softmax(read.scores).map(stored),
    },
    evidence: evidenceFor(digit, maps, convolution).map((value) => Number(value.toPrecision(4))),
    looked: read.looked.map(stored),
  };
}

// As the kit's nets have it, in float32.
function stored(share: number): number {
  return Number(Math.fround(share).toPrecision(8));
}
