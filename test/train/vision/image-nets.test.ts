import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  convolutionNet,
  type Digits,
  firstImageNet,
  type ImageNets,
  loadDigits,
  loadImageNets,
  patchTransformer,
  placeDigits,
  readDigits,
  savedImageResults,
  splitDigits,
  trainImageNet,
} from '../../../src/index.js';
import { expectClose } from '../../support/tensors.js';

const KINDS = ['convolution', 'transformer'] as const;

describe('the two image nets', function () {
  this.timeout(60_000);
  let digits: Digits;
  let nets: ImageNets;
  before(async () => {
    [digits, nets] = await Promise.all([loadDigits(), loadImageNets()]);
  });
  after(() => {
    for (const { params } of Object.values(nets)) tf.dispose(params);
  });

  it('have nearly as many learned numbers: 10,922 and 10,834', () => {
    const sizes = KINDS.map((kind) => {
      const { params } = nets[kind];
      return Object.values(params).reduce((sum, { size }) => sum + size, 0);
    });
    expect(sizes).to.deep.equal([10922, 10834]);
  });

  for (const kind of KINDS) {
    it(`the ${kind} guesses at first: its loss is near log 10`, async () => {
      const net = firstImageNet(kind, 1);
      const losses = await trainImageNet(net, digits, { steps: 1 });
      tf.dispose(net.params);
      expect(losses[0]).to.be.within(Math.log(10) - 0.3, Math.log(10) + 0.6);
    });
    it(`the ${kind} begins its training as the shipped one did, which PyTorch trained`, async () => {
      const results = await savedImageResults();
      const { firstLosses } = results.find(
        (each) => each.kind === kind && each.n === 1200 && each.jitter === 0,
      )!;
      const { train } = splitDigits(digits, 1200, 1);
      const net = firstImageNet(kind, 1);
      const losses = await trainImageNet(net, train, { steps: 4 });
      expectClose(losses, firstLosses.slice(0, 4), 2e-3);
      tf.dispose(net.params);
    });
    it(`the shipped ${kind} reads 100 unseen digits as often rightly as was measured`, async () => {
      const results = await savedImageResults();
      const measured = results.find((each) => each.kind === kind && each.n === 1200 && each.jitter === 0)!;
      const { test } = splitDigits(digits, 1200, 1);
      const some = { images: test.images.slice(0, 100), labels: test.labels.slice(0, 100) };
      expect(readDigits(nets[kind], some).accuracy).to.be.closeTo(measured.accuracies[0], 0.06);
    });
    it(`the ${kind} can be stopped, and keeps what it has learned`, async () => {
      const net = firstImageNet(kind, 1);
      const losses = await trainImageNet(net, digits, { batchSize: 5, onStep: (step) => step < 2 });
      expect(losses).to.have.length(2);
      const first = firstImageNet(kind, 1);
      expect(
        tf.tidy(() => tf.sum(tf.abs(tf.sub(net.params.wOutput!, first.params.wOutput!))).dataSync()[0]),
      ).to.be.above(0);
      tf.dispose([net.params, first.params]);
    });
  }

  it('learn ten examples by heart', async () => {
    const ten = { images: digits.images.slice(0, 10), labels: digits.labels.slice(0, 10) };
    const net = firstImageNet('transformer', 1);
    const losses = await trainImageNet(net, ten, { steps: 40, batchSize: 10, learningRate: 0.01 });
    expect(losses.at(-1)).to.be.below(0.1);
    expect(readDigits(net, ten).accuracy).to.equal(1);
    tf.dispose(net.params);
  });

  it('differ in this: without its positions the transformer gives the same answer whatever the order of patches', () =>
    tf.tidy(() => {
      const images = placeDigits(digits.images.slice(0, 2));
      const params = { ...nets.transformer.params, positions: tf.zeros([36, 24]) };
      // Columns of patches turned round: pixel columns 10 11, 8 9, … 0 1.
      const turned = tf.reshape(tf.reverse(tf.reshape(images, [2, 12, 6, 2, 1]), 2), [2, 12, 12, 1]);
      const [straight, other] = [images, turned].map((each) => patchTransformer(each, params).logits);
      expectClose(other!, straight!.arraySync() as number[][], 1e-4);
    }));
  it('have maps that follow the digit: the mean of the last ones barely changes', () =>
    tf.tidy(() => {
      const one = digits.images.slice(0, 1);
      const [middle, right] = [placeDigits(one), placeDigits(one, [1, 0])].map((x) =>
        convolutionNet(x, nets.convolution.params),
      );
      const off = tf.norm(tf.sub(middle!.means, right!.means)).dataSync()[0]!;
      expect(off / tf.norm(middle!.means).dataSync()[0]!).to.be.below(0.1);
    }));
});
