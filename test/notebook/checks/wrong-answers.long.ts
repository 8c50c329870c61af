import { expect } from 'chai';
import { chapter1 } from './wrong-answers/chapter-1.js';
import { chapter2 } from './wrong-answers/chapter-2.js';
import { chapter3 } from './wrong-answers/chapter-3.js';
import { chapter4 } from './wrong-answers/chapter-4.js';
import { chapter5 } from './wrong-answers/chapter-5.js';
import { chapter6 } from './wrong-answers/chapter-6.js';
import { chapter7 } from './wrong-answers/chapter-7.js';
import { chapter8 } from './wrong-answers/chapter-8.js';
import { chapter9 } from './wrong-answers/chapter-9.js';
import { chapter10 } from './wrong-answers/chapter-10.js';
import { chapter11 } from './wrong-answers/chapter-11.js';
import { chapter12 } from './wrong-answers/chapter-12.js';
import { chapter13 } from './wrong-answers/chapter-13.js';
import { chapter14 } from './wrong-answers/chapter-14.js';
import type { Exercise } from './wrong-answers/exercise.js';
import { resultOf } from './wrong-answers/result-of.js';
import { stylesOf, unfinished } from './wrong-answers/styles.js';

/** What is said where no cause is known; true of any answer of which it is said. */
const VAGUE = ['one-number', 'factor', 'offset', 'zeros', 'infinite', 'nan', 'shape'];

interface Told {
  exercise: string;
  cause: string;
  mistake: string | undefined;
  hint: string;
  passed: boolean | null;
}

/** Whether one of the causes was named that can't be told apart. */
function isNamed({ cause, mistake = '' }: Told): boolean {
  return cause.split('|').includes(mistake);
}

describe('what the checks of all exercises say', function () {
  this.timeout(180_000);
  const exercises: Exercise[] = [];
  const told: Told[] = [];
  before(async () => {
    const chapters = [
      chapter1,
      chapter2,
      chapter3,
      chapter4,
      chapter5,
      chapter6,
      chapter7,
      chapter8,
      chapter9,
      chapter10,
      chapter11,
      chapter12,
      chapter13,
      chapter14,
    ];
    for (const chapter of chapters) exercises.push(...(await chapter()));
    for (const exercise of exercises)
      for (const [cause, answer] of exercise.wrong) {
        const { passed, hint = '', mistake } = await resultOf(() => exercise.ask(answer));
        told.push({ exercise: exercise.id, cause, mistake, hint, passed });
      }
  });
  const inWords = (some: Told[]) =>
    some
      .map(({ exercise, cause, mistake, hint }) => `${exercise} ${cause}: ${mistake ?? '–'} (${hint})`)
      .join('\n');

  it('is held against 400 wrong answers or more, to each of 51 exercises', () => {
    expect(exercises).to.have.length(51);
    expect(told.length).to.be.at.least(400);
  });
  it('passes none of them', () =>
    expect(inWords(told.filter(({ passed }) => passed !== false))).to.equal(''));
  it('names no false cause', () => {
    const isFalse = (one: Told) => one.mistake && !isNamed(one) && !VAGUE.includes(one.mistake);
    expect(inWords(told.filter(isFalse))).to.equal('');
  });
  it('names the cause of four in five', () => {
    const silent = told.filter((one) => !isNamed(one));
    expect(silent.length / told.length, inWords(silent)).to.be.at.most(0.2);
  });
  it('passes what is right in any other style', async () => {
    for (const { id, ask, right } of exercises)
      for (const [i, answer] of right.entries()) {
        const { passed, hint } = await resultOf(() => ask(answer));
        expect(passed, `${id}, right answer ${i}: ${hint}`).to.equal(true);
      }
  });
  it('passes it also as a tensor, typed, flat, in brackets, with four decimals, bound or awaited', async () => {
    for (const { id, ask, right } of exercises.filter(({ id }) => id !== '2.3')) // there the cell makes the tensor
      for (const [i, answer] of stylesOf(right[0]).entries()) {
        const { passed, hint } = await resultOf(() => ask(answer));
        expect(passed, `${id}, style ${i}: ${hint}`).to.equal(true);
      }
  });
  it('takes a matrix in one row or one column, but no row for a column', async () => {
    const { ask } = exercises.find(({ id }) => id === '7.1')!;
    const thirds = [1, 0, 0, 0.5, 0.5, 0, 0.33, 0.33, 0.33];
    for (const answer of [thirds, [thirds], thirds.map((weight) => [weight])])
      expect((await resultOf(() => ask(answer))).passed).to.equal(true);
    const { ask: askRow } = exercises.find(({ id }) => id === '4.1')!;
    expect((await resultOf(() => askRow([[0.75], [0.25]]))).passed).to.equal(false);
  });
  it('names what is no answer yet though right numbers are in it', async () => {
    const { ask } = exercises.find(({ id }) => id === '4.1')!;
    for (const [mistake, answer] of unfinished([0.75, 0.25]))
      expect((await resultOf(() => ask(answer))).mistake, mistake).to.equal(mistake);
  });
});
