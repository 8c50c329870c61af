import { expect } from 'chai';
import { asCell } from '../../src/explore/as-cell.js';
import { readExplorable } from '../../src/explore/read-explorable.js';
import { type ModelWritingOptions, modelWriting } from '../../src/explore/writing/model-writing.js';
import { writingKind } from '../../src/explore/writing/writing-kind.js';
import type { WritingReading, WritingState } from '../../src/explore/writing/writing-state.js';

const made = async (options: ModelWritingOptions = {}) =>
  (await modelWriting({ size: 0, ...options })).state as WritingState;
const state = await made();

describe('a model that writes, in a cell and from a file,', function () {
  this.timeout(120_000);

  it('is made again by the code of its cell, and read from a file only if it fits together', async () => {
    const changed = {
      text: 'small',
      temperature: 1.1,
      top: 5,
      seed: 3,
      beginning: 'It\'s"',
      look: 9,
      head: 2,
    } as const;
    for (const each of [state, await made(changed)]) {
      const { body } = /explore\(await modelWriting\((?<body>.*)\)\);$/.exec(asCell(writingKind, each))!
        .groups!;
      expect(await made(new Function(`return ${body}`)())).to.deep.equal(each);
    }
    const read = (changes: object) => () =>
      readExplorable({ name: 'model-writing', state: { ...state, ...changes } });
    expect(read({})().state).to.deep.equal(state);
    expect(read(JSON.parse(JSON.stringify(await made(changed))))().state).to.deep.equal(await made(changed));
    expect(read({ size: 9 })).to.throw(/^explore: expected size as one of .* for the text all, got 9$/);
    expect(read({ temperature: 3 })).to.throw('explore: expected temperature from 0 to 2, got 3');
    expect(read({ seed: 2 }), 'of another seed').to.throw(/^explore: expected read as modelWriting makes it/);
    expect(read({ look: 160 })).to.throw('explore: expected look from 0 to 159, got 160');
    const odd: Partial<Record<keyof WritingReading, unknown>>[] = [
      { written: 'short' },
      { shares: [] },
      { shares: state.read.shares.map(() => 2) },
      { likeliest: state.read.likeliest.map(() => 'four') },
      { likely: state.read.likely.map(() => [1]) },
      { looks: state.read.looks.map(() => 'zz') },
      { most: state.read.most.map(() => [0, 1]) },
      { bits: null },
      { shipped: {} },
      { shipped: { small: [0], middle: [0], all: [0, 99] } },
      { characters: 7 },
    ];
    for (const part of odd)
      expect(read({ read: { ...state.read, ...part } }), JSON.stringify(part).slice(0, 60)).to.throw(
        RangeError,
        /^explore: expected read as modelWriting makes it/,
      );
    expect(read({ read: null })).to.throw(/^explore: expected read as modelWriting makes it, got null$/);
  });

  it('says what is wrong with its options', async () => {
    const message = (options: object) => modelWriting(options).catch((error: Error) => error.message);
    expect(await message({ size: 6 })).to.match(
      /^modelWriting: expected size as one of [\d, ]+ for the text all, got 6$/,
    );
    expect(await message({ size: 0, layer: 2 })).to.equal('modelWriting: expected layer from 1 to 1, got 2');
    expect(await message({ size: 0, head: 3 })).to.equal('modelWriting: expected head from 0 to 2, got 3');
    expect(await message({ text: 'none' })).to.match(/^modelWriting: expected text 'small' or/);
    expect(await message({ size: 0, beginning: 'é' })).to.equal(
      'modelWriting: expected beginning of characters that the model knows, got "é"',
    );
    expect(await message({ beginning: '' })).to.equal(
      'modelWriting: expected beginning of 1 to 100 characters, got 0',
    );
    expect(await message({ temprature: 1 })).to.match(/did you mean temperature\?/);
  });
});
