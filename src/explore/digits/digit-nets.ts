import { type Taker, taker } from '../plain/taker.js';
import type { PlainConvolution } from './plain-convolution.js';
import type { PlainBlock, PlainTransformer } from './plain-transformer.js';

/** What digits are read with: ten of them that no net has learned from, and both nets. */
export interface DigitNets {
  /** `[10, 64]`: one of each digit, 0 to 16 parts of ink a pixel. */
  readonly images: readonly (readonly number[])[];
  readonly convolution: PlainConvolution;
  readonly transformer: PlainTransformer;
}

/** Where the first test image of each digit stands in the collection, in the order of `splitDigits`. */
const FIRSTS = [925, 982, 1031, 539, 800, 1389, 622, 236, 872, 914];
const BYTES = 65; // 64 pixels, then the label

/**
 * Reads both nets and ten digits.
 *
 * @param read gives the bytes of a file of the kit's data
 */
export async function digitNetsFrom(read: (name: string) => Promise<Uint8Array>): Promise<DigitNets> {
  const [digits, bytes] = await Promise.all(['digits/digits.bin', 'digits/nets.bin'].map(read));
  const take = taker(bytes!);
  return {
    images: FIRSTS.map((place) => [...digits!.subarray(place * BYTES, (place + 1) * BYTES - 1)]),
    convolution: takeConvolution(take),
    transformer: takeTransformer(take),
  };
}

function takeConvolution({ layer }: Taker): PlainConvolution {
  const filters = [layer(9, 8), layer(9 * 8, 24), layer(9 * 24, 40)];
  return { filters, output: layer(40, 10) };
}

const [D_MODEL, D_HIDDEN, PATCHES, HEADS] = [24, 48, 36, 4] as const;

function takeTransformer(take: Taker): PlainTransformer {
  return {
    patch: take.layer(4, D_MODEL),
    positions: take.matrix(PATCHES, D_MODEL),
    blocks: [takeBlock(take), takeBlock(take)],
    norm: take.norm(D_MODEL),
    output: take.layer(D_MODEL, 10),
  };
}

function takeBlock({ matrix, layer, product, norm }: Taker): PlainBlock {
  const [queries, keys, values] = [0, 1, 2].map(() => matrix(D_MODEL, D_MODEL)) as Three;
  const heads = Array.from({ length: HEADS }, (_, head) => ({
    wQuery: columnsOf(queries, head),
    wKey: columnsOf(keys, head),
    wValue: columnsOf(values, head),
  }));
  const output = product(D_MODEL, D_MODEL);
  const [hidden, thought] = [layer(D_MODEL, D_HIDDEN), layer(D_HIDDEN, D_MODEL)];
  return { heads, output, hidden, thought, norms: [norm(D_MODEL), norm(D_MODEL)] };
}

type Three = [number[][], number[][], number[][]];

function columnsOf(matrix: number[][], head: number): number[][] {
  const size = D_MODEL / HEADS;
  return matrix.map((row) => row.slice(head * size, (head + 1) * size));
}
