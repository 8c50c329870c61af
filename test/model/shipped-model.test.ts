import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { type Encoder, encode, loadEncoder } from '../../src/model/index.js';
import { openMatrix } from '../../src/model/stored-matrix.js';
import { referenceFile } from '../support/model-files.js';

interface Case {
  text: string;
  /** float16, base64 */
  sentence: string;
  rows: number[];
  /** float16, base64: [layer, head, row, token] */
  weights: string;
}

const { cases } = JSON.parse(new TextDecoder().decode(referenceFile('minilm.json'))) as { cases: Case[] };

describe('the shipped all-MiniLM-L6-v2, in 8 bits, against PyTorch in float32', function () {
  this.timeout(120_000);
  const cosines: number[] = [];
  const differences: number[] = [];
  const ours: Float32Array[] = [];
  let encoder: Encoder;
  before(async () => {
    encoder = await loadEncoder();
    for (const { text, sentence, rows, weights } of cases) {
      tf.tidy(() => {
        const encoding = encode(encoder, text);
        ours.push(encoding.sentence.dataSync() as Float32Array);
        cosines.push(cosine(ours.at(-1)!, floats(sentence)));
        const expected = floats(weights);
        const got = tf.gather(encoding.weights, rows, 2).dataSync();
        expect(got.length).to.equal(expected.length);
        for (let i = 0; i < got.length; i++) differences.push(Math.abs(got[i]! - expected[i]!));
      });
    }
  });

  it('has 6 layers of 12 heads, and is kept', async () => {
    expect(encoder.config).to.include({ layerCount: 6, headCount: 12, dModel: 384, vocabularySize: 30522 });
    expect(await loadEncoder()).to.equal(encoder);
  });

  it('puts each of 100 sentences where the original does: cosine 0.999 or more', () => {
    expect(cases.length).to.equal(100);
    expect(Math.min(...cosines)).to.be.at.least(0.999);
  });

  it('has the original’s attention weights: 0.001 apart on average, 0.05 at most', () => {
    expect(differences.reduce((sum, x) => sum + x, 0) / differences.length).to.be.below(0.001);
    expect(differences.reduce((max, x) => Math.max(max, x), 0)).to.be.below(0.05);
  });

  it('ranks 200 pairs of sentences as the original does: Spearman correlation 0.995 or more', () => {
    const originals = cases.map(({ sentence }) => floats(sentence));
    const next = cases.map((_, i) => [i, (i + 1) % 100] as const); // neighbours are often about one topic
    const far = cases.map((_, i) => [i, (i * 37 + 11) % 100] as const);
    const pairs = [...next, ...far];
    const of = (vectors: Float32Array[]) => pairs.map(([i, j]) => cosine(vectors[i]!, vectors[j]!));
    expect(correlation(ranks(of(ours)), ranks(of(originals)))).to.be.at.least(0.995);
  });
});

function floats(base64: string): Float32Array {
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
  const shape = [bytes.length / 2];
  const values = new Float32Array(bytes.length / 2);
  openMatrix(new Map([['x', { dtype: 'F16', shape, bytes }]]), 'x', shape).readRow(0, values, 0);
  return values;
}

function cosine(a: Float32Array, b: Float32Array): number {
  const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

function ranks(values: number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const rank: number[] = [];
  for (const [place, i] of order.entries()) rank[i] = place;
  return rank;
}

function correlation(a: number[], b: number[]): number {
  const mean = (x: number[]) => x.reduce((sum, value) => sum + value, 0) / x.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const product = (x: number[], mx: number, y: number[], my: number) =>
    x.reduce((sum, value, i) => sum + (value - mx) * (y[i]! - my), 0);
  return product(a, meanA, b, meanB) / Math.sqrt(product(a, meanA, a, meanA) * product(b, meanB, b, meanB));
}
