import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { readAsset } from '../../src/assets/read-asset.js';
import {
  analogy,
  embed,
  loadWordVectors,
  nearestWords,
  tokenize,
  type WordVectors,
} from '../../src/text/index.js';
import { expectClose } from '../support/tensors.js';

const read = async (name: string): Promise<string> => new TextDecoder().decode(await readAsset(name));

describe('loadWordVectors', () => {
  let vectors: WordVectors;
  before(async () => {
    vectors = await loadWordVectors();
  });

  it('gives 27,000 words of 50 numbers, the same object at each call', async () => {
    expect(vectors.words.length).to.equal(27_000);
    expect(vectors.dModel).to.equal(50);
    expect(vectors.values.length).to.equal(27_000 * 50);
    expect(await loadWordVectors()).to.equal(vectors);
  });

  it('gives the numbers that Stanford published, rounded by 1/12000 at most', () => {
    const the = [0.418, 0.24968, -0.41242, 0.1217, 0.34527, -0.044457];
    const king = [0.50451, 0.68607, -0.59517, -0.022801, 0.60046, -0.13498]; // glove.6B.50d.txt
    const x = embed(['the', 'king'], vectors);
    expectClose(
      tf.tidy(() => x.slice([0, 0], [2, 6])),
      [the, king],
      1 / 12000 + 1e-7,
    );
    x.dispose();
  });

  it('knows every word of its list of extra words, and every token of the main example', async () => {
    const listed = (await read('glove-50d-extra-words.txt'))
      .split('\n')
      .filter((line) => !line.startsWith('#'));
    const words = listed.join(' ').split(' ').filter(Boolean);
    expect(words.length).to.be.above(1000);
    const example = tokenize("Transformers are cool because they are efficient, aren't they?");
    expect([...words, ...example].filter((word) => !vectors.rowOf.has(word))).to.deep.equal([]);
  });

  it('knows words that a class would try', () => {
    const tried = ['unicorns', 'croissants', 'skateboards', 'kittens', 'sparkly', 'grumpy', 'gpus', '!', '?'];
    expect(tried.filter((word) => !vectors.rowOf.has(word))).to.deep.equal([]);
  });

  it('puts words near each other that are used alike', () => {
    const neighbours = (word: string): string[] => nearestWords(vectors, word, 10).map((near) => near.word);
    expect(neighbours('frog')).to.include.members(['toad', 'lizard', 'snake']);
    expect(neighbours('they')).to.include('them');
    expect(neighbours('monday').slice(0, 4)).to.have.members(['tuesday', 'wednesday', 'thursday', 'friday']);
  });

  it('solves well-known analogies', () => {
    const first = (...words: [string, string, string]): string => analogy(vectors, ...words)[0]!.word;
    expect(first('man', 'king', 'woman')).to.equal('queen');
    expect(first('france', 'paris', 'italy')).to.equal('rome');
    expect(first('actor', 'actress', 'waiter')).to.equal('waitress');
  });
});
