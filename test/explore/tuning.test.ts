import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { readAsset } from '../../src/assets/read-asset.js';
import { asCell } from '../../src/explore/as-cell.js';
import { readExplorable } from '../../src/explore/read-explorable.js';
import { stillOf } from '../../src/explore/still.js';
import { fewKind } from '../../src/explore/tuning/few-kind.js';
import { type FewLabelsOptions, fewLabels } from '../../src/explore/tuning/few-labels.js';
import { fewReadingOf } from '../../src/explore/tuning/few-reading.js';
import { countsOf, type FewState } from '../../src/explore/tuning/few-state.js';
import { fewLabelTextsFrom } from '../../src/explore/tuning/few-texts.js';
import { fewWords } from '../../src/explore/tuning/few-words.js';
import { fieldsOf, type Point } from '../../src/explore/tuning/fields.js';
import { plainProbe, scoresOf } from '../../src/explore/tuning/plain-probe.js';
import {
  drawDoers,
  embedSentences,
  loadEncoder,
  loadTopics,
  savedTuningResults,
  splitTexts,
  trainProbe,
} from '../../src/index.js';
import { expectClose } from '../support/tensors.js';

const texts = await fewLabelTextsFrom(readAsset);
const made = async (options: FewLabelsOptions = {}) => (await fewLabels(options)).state as FewState;
const state = await made();
const complete = (moved: FewState | undefined) => fewKind.needs!.completed!(moved!, texts);
const key = (from: FewState, handle: string, name: string) => fewKind.keyed(from, handle, name, false);

describe('a probe on few labels', function () {
  this.timeout(60_000);

  it('learns as trainProbe does, which counts with fewer digits', async () => {
    const { rows, labels, draws } = texts.tasks.topics;
    const learned = draws[1]!.slice(0, 24);
    const lessons = { rows: learned.map((at) => rows[at]!), labels: learned.map((at) => labels[at]!) };
    const plain = plainProbe({ ...lessons, classCount: 8 });
    const vectors = tf.tensor2d(lessons.rows.map((row) => [...row]));
    const { weights, bias } = await trainProbe(vectors, lessons.labels, {
      classCount: 8,
      learningRate: 0.03,
    });
    const scores = tf.tidy(() => tf.add(tf.matMul(vectors, weights), bias).arraySync() as number[][]);
    expectClose(
      lessons.rows.map((row) => [...scoresOf(plain, row)]),
      scores,
      1e-2,
    ); // of scores up to 60
    tf.dispose([vectors, weights, bias]);
  });

  it('is right as often as the trainings of the chapter say, but for a text at the border', async () => {
    const { runs } = await savedTuningResults();
    for (const [task, counts] of [
      ['topics', [8, 32, 128]],
      ['doers', [4, 32, 128]],
    ] as const)
      for (const draw of [1, 2, 3])
        for (const labels of counts) {
          const run = runs.find(
            (each) =>
              each.task === task && each.way === 'probe' && each.count === labels && each.seed === draw,
          )!;
          const { right } = fewReadingOf(texts, { task, labels, draw });
          expect(right / 320, `${task} ${labels} ${draw}`).to.be.closeTo(run.right, 1.5 / 320);
        }
  });

  it('reads the texts of the library, as its encoder does', async () => {
    const { train, test } = splitTexts(await loadTopics(), 256, 2);
    const doers = drawDoers(256, { seed: 3 });
    const { tasks } = texts;
    const at = (task: 'topics' | 'doers', places: readonly number[]) =>
      places.map((place) => [tasks[task].texts[place], tasks[task].labels[place]]);
    const pairs = (some: { texts: string[]; labels: number[] }) =>
      some.texts.map((text, i) => [text, some.labels[i]]);
    expect(at('topics', tasks.topics.draws[1]!)).to.deep.equal(pairs(train));
    expect(at('topics', [...test.texts.keys()])).to.deep.equal(pairs(test));
    expect(at('doers', tasks.doers.draws[2]!)).to.deep.equal(pairs(doers));
    const encoder = await loadEncoder();
    for (const { texts: all, rows } of Object.values(tasks)) {
      const places = [0, 11, all.length - 1];
      const vectors = embedSentences(
        encoder,
        places.map((place) => all[place]!),
      );
      const scaled = vectors.mul(Math.sqrt(384)).arraySync() as number[][];
      expectClose(
        places.map((place) => [...rows[place]!]),
        scaled,
        2e-4,
      );
      vectors.dispose();
    }
  });

  it('has a map of directions in which the texts spread most', () => {
    for (const { rows, directions, shares, tested } of Object.values(texts.tasks)) {
      const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => {
        let sum = 0;
        for (let c = 0; c < a.length; c++) sum += a[c]! * b[c]!;
        return sum;
      };
      const [first, second] = directions as [number[], number[]];
      expectClose([dot(first, first), dot(second, second), dot(first, second)], [1, 1, 0], 1e-4);
      const some = rows.slice(0, tested);
      const spreadOf = (direction: number[]) => {
        const along = some.map((row) => dot(row, direction));
        const mean = along.reduce((sum, value) => sum + value) / tested;
        return along.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      };
      const axes = first.map((_, c) => first.map((__, k) => Number(k === c)));
      const whole = axes.map(spreadOf).reduce((sum, spread) => sum + spread);
      expectClose(
        [first, second].map((direction) => spreadOf(direction) / whole),
        shares,
        1e-4,
      );
      for (const axis of axes) expect(spreadOf(axis)).to.be.below(spreadOf(second));
    }
  });

  it('has fields that fill the map, each where its score is largest', () => {
    const corners: Point[] = [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
    ];
    const scores = [
      { across: 0, up: 0, base: 1 },
      { across: 1, up: 0, base: 0 },
      { across: 0, up: 0, base: -9 },
    ];
    const [left, right, none] = fieldsOf(scores, corners);
    expect(left).to.have.deep.members([
      [0, 0],
      [1, 0],
      [1, 4],
      [0, 4],
    ]); // x < 1
    expect(right).to.have.deep.members([
      [1, 0],
      [4, 0],
      [4, 4],
      [1, 4],
    ]);
    expect(none).to.deep.equal([]);
    const area = (field: readonly Point[]) =>
      field.reduce((sum, [x, y], i) => {
        const [nextX, nextY] = field[(i + 1) % field.length]!;
        return sum + (x * nextY - nextX * y) / 2;
      }, 0);
    const areas = state.read.fields.map((field) => Math.abs(area(field)));
    expect(areas.reduce((sum, each) => sum + each)).to.be.closeTo(1e6, 5e3); // corners are rounded
    const { dots, fields, flatRight } = state.read;
    expect(flatRight).to.be.above(40); // guessing has 40 of 320
    expect(fields).to.have.length(8);
    expect(dots).to.have.length(32 + 160);
  });

  it('takes the next count with each arrow key or so many pixels, and no other than there are', () => {
    const counts = (task: 'topics' | 'doers') => countsOf(task).join(' ');
    expect(counts('topics')).to.equal('8 16 32 64 128 256');
    expect(counts('doers')).to.equal('4 8 16 32 64 128 256');
    expect(key(state, 'labels', 'ArrowRight')?.labels).to.equal(64);
    expect(key(state, 'labels', 'ArrowDown')?.labels).to.equal(16);
    expect(key(state, 'labels', 'Home')?.labels).to.equal(8);
    const most = key(state, 'labels', 'End')!;
    expect(most.labels).to.equal(256);
    expect(key(most, 'labels', 'ArrowUp')).to.equal(most);
    expect(key(state, 'labels', 'a')).to.equal(undefined);
    expect(fewKind.dragged(state, 'labels', 100, 0).labels).to.equal(128);
    expect(fewKind.dragged(state, 'labels', -999, 0).labels).to.equal(8);
    expect(fewKind.dragged(state, 'labels', 9, 0)).to.equal(state);
    expect(fewKind.dragged(state, 'draw', 99, 0)).to.equal(state);
  });

  it('asks another thing, or draws other texts, when it is told', () => {
    const doers = complete(key({ ...state, labels: 8, look: 5 }, 'task.doers', 'Enter'));
    expect([doers.task, doers.labels, doers.look, doers.read.classes]).to.deep.equal([
      'doers',
      8,
      0,
      ['person', 'animal'],
    ]);
    const four = key(doers, 'labels', 'Home')!;
    expect(four.labels).to.equal(4);
    expect(key(four, 'task.topics', ' ')?.labels, 'topics have no fewer').to.equal(8);
    expect(key(state, 'task.topics', 'Enter')).to.equal(state);
    const others = [1, 2, 3].map((draw) => key({ ...state, draw }, 'draw', 'Enter')?.draw);
    expect(others).to.deep.equal([2, 3, 1]);
    expect(key(state, 'draw', 'ArrowLeft')).to.equal(undefined);
    expect(fewKind.next(state, 'task.topics', 'ArrowRight')).to.equal('task.doers');
    expect(fewKind.next(state, 'labels', 'ArrowRight')).to.equal(undefined);
  });

  it('reads the text that is pointed at, and goes from one to the next', () => {
    const { dots } = state.read;
    const at = dots.findIndex(({ said, is }) => said !== undefined && said !== is);
    const seen = fewKind.looked(state, `dot.${at}`);
    expect(seen.look).to.equal(at);
    expect(fewWords(seen))
      .to.match(/New, \w+, taken for \w+: /)
      .and.include(dots[at]!.text);
    expect(fewKind.looked(state, 'dot.9999')).to.equal(state);
    expect(fewKind.looked(state, 'labels')).to.equal(state);
    expect(fewKind.next(state, 'dot.0', 'ArrowLeft')).to.equal('dot.0');
    expect(fewKind.next(state, 'dot.0', 'ArrowRight')).to.equal('dot.1');
    expect(fewKind.next(state, `dot.${dots.length - 1}`, 'ArrowRight')).to.equal(`dot.${dots.length - 1}`);
  });

  it('is drawn without fault at any width, for all counts', async () => {
    for (const width of [340, 704])
      for (const options of [
        {},
        { labels: 256 },
        { task: 'doers', labels: 4, draw: 3 },
      ] as FewLabelsOptions[]) {
        const explorable = await fewLabels(options);
        const { svg, words } = stillOf(explorable, width);
        const { dots } = (explorable.state as FewState).read;
        expect(svg.match(/m-3\.6|m0-[\d.]+l/g), 'rounds and diamonds').to.have.length(dots.length);
        expect(svg).not.to.match(/NaN|undefined|Infinity|role=/);
        expect(words).to.match(/^From \d+ labels of .*: \d+ % of new texts right: \d+ of 320\. /);
        const [, right, bottom] = /viewBox="0 0 (\S+) (\S+)"/.exec(svg)!.map(Number);
        expect(right).to.equal(width);
        for (const [, y] of svg.matchAll(/ y="([\d.]+)"/g)) expect(Number(y)).to.be.at.most(bottom!);
      }
  });

  it('is made again by the code of its cell, and read from a file only if it fits together', async () => {
    for (const options of [{}, { labels: 8 }, { task: 'doers', labels: 4, draw: 2 }] as FewLabelsOptions[]) {
      const own = await made(options);
      const { body } = /explore\(await fewLabels\((?<body>.*)\)\);$/.exec(asCell(fewKind, own))!.groups!;
      expect(await made(new Function(`return ${body || '{}'}`)())).to.deep.equal(own);
    }
    const read = (changes: object) => () =>
      readExplorable({ name: 'few-labels', state: { ...state, ...changes } });
    expect(read({})().state).to.deep.equal(state);
    expect(read({ labels: 33 })).to.throw(
      RangeError,
      /^explore: expected labels as one of 8, 16, 32, 64, 128, 256, got 33$/,
    );
    expect(read({ task: 'all' })).to.throw(/^explore: expected task/);
    expect(read({ draw: 0 })).to.throw(/^explore: expected draw from 1 to 3, got 0$/);
    expect(read({ look: 192 })).to.throw(/^explore: expected look from 0 to 191, got 192$/);
    const { dots, fields, curves } = state.read;
    const odd: object[] = [
      { classes: [] },
      { dots: [] },
      { dots: dots.map((dot) => ({ ...dot, is: 8 })) },
      { dots: dots.map((dot) => ({ ...dot, x: null })) },
      { fields: fields.slice(1) },
      { right: 321 },
      { shown: 2 },
      { curves: curves.map((curve) => ({ ...curve, points: [{}] })) },
    ];
    for (const part of odd)
      expect(read({ read: { ...state.read, ...part } }), JSON.stringify(part).slice(0, 80)).to.throw(
        RangeError,
        /^explore: expected read as fewLabels makes it/,
      );
  });

  it('says what is wrong with its options', async () => {
    const message = (options: object) => fewLabels(options).catch((error: Error) => error.message);
    expect(await message({ labels: 4 })).to.equal(
      'fewLabels: expected labels as one of 8, 16, 32, 64, 128, 256, got 4',
    );
    expect(await message({ task: 'all' })).to.match(/^fewLabels: expected task/);
    expect(await message({ draw: 4 })).to.equal('fewLabels: expected draw from 1 to 3, got 4');
    expect(await message({ label: 8 })).to.match(/did you mean labels\?/);
  });
});
