import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { checkMimeType, checkWords } from '../../../src/lab/page/view/check-words.js';
import { foldsInStory } from '../../../src/lab/page/view/folds.js';
import { checkMimeType as sentType } from '../../../src/notebook/checks/judge/tell.js';
import { listChapters } from '../../../src/runner/chapters.js';

const code = (source: string, metadata = {}) => foldsInStory({ type: 'code', source, metadata });

describe('the story view', () => {
  it('folds code that only draws or gets the tools out, and what the file says is hidden', () => {
    expect(code("const title = 'x';\nawait show(wordMap(points, { title }));")).to.equal(true);
    expect(code("\nimport * as tf from '@tensorflow/tfjs';\nawait tf.ready();")).to.equal(true);
    expect(code('const sum = 1 + 2;', { jupyter: { source_hidden: true } })).to.equal(true);
  });

  it('leaves open what computes, what is to be changed, and exercises', () => {
    expect(code('const weights = softmaxWeights(scores);')).to.equal(false);
    expect(code('')).to.equal(false);
    expect(code("// we don't await show() here\nconst shown = [1];")).to.equal(false);
    expect(code('await show(x);', { tags: ['parameters'] })).to.equal(false);
    expect(code('const mine = undefined;\ncheck.scores(mine);\nawait show(x);')).to.equal(false);
    expect(foldsInStory({ type: 'markdown', source: 'import taxes', metadata: {} })).to.equal(false);
  });

  it('bears metadata of any form', () => {
    for (const metadata of [{ jupyter: null }, { jupyter: 'x' }, { tags: 'parameters' }, { tags: null }])
      expect(code('let x;', metadata)).to.equal(false);
  });

  for (const path of listChapters())
    it(`folds what draws in ${path.split('/').at(-1)}, and no exercise or parameter`, () => {
      const { cells } = JSON.parse(readFileSync(path, 'utf8')) as {
        cells: {
          cell_type: string;
          source: string | string[];
          metadata: { tags?: string[]; jupyter?: { source_hidden?: boolean } };
        }[];
      };
      const folded = cells
        .map(({ cell_type, source, metadata }) => ({
          type: cell_type,
          source: [source].flat().join(''),
          metadata,
        }))
        .filter(foldsInStory);
      expect(folded.length > 1).to.equal(cells.some(({ cell_type }) => cell_type === 'code'));
      // what the file itself folds is its own business
      const chosen = folded.filter(({ metadata }) => !metadata.jupyter?.source_hidden);
      const open = chosen.filter(
        ({ metadata, source }) => metadata.tags?.includes('parameters') || /check\./.test(source),
      );
      expect(open).to.deep.equal([]);
    });
});

describe('the result of a check, for ears', () => {
  const result = (passed: unknown, text: unknown) =>
    checkWords({ 'application/vnd.attention-kit.check+json': { passed }, 'text/plain': text });

  it('has the type that checks send', () => expect(checkMimeType).to.equal(sentType));

  it('begins with a word in place of its sign', () => {
    expect(result(true, '✓ scores: right')).to.equal('Passed. scores: right');
    expect(result(false, ['✗ scores: ', 'transposed'])).to.equal('Not yet. scores: transposed');
    expect(result(null, '○ scores: waiting for your answer')).to.equal(
      'Open. scores: waiting for your answer',
    );
  });

  it('is nothing where no check spoke', () => {
    for (const data of [undefined, {}, { 'text/plain': '✓ scores: right' }])
      expect(checkWords(data)).to.equal(undefined);
  });
});
