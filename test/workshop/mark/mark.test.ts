import { expect } from 'chai';
import { kitChapters, kitFolder } from '../../../src/files/kit-folder.js';
import { type MarkedClass, markClass } from '../../../src/workshop/mark/mark-class.js';
import type { Marked } from '../../../src/workshop/mark/mark-student.js';
import { marksAsCsv } from '../../../src/workshop/mark/report/csv.js';
import { marksAsPage } from '../../../src/workshop/mark/report/page.js';
import { whyNoSandbox } from '../../../src/workshop/sandbox/bubblewrap.js';
import { leaveOutIf } from '../../support/leave-out.js';
import { attacks, forgeries, hogs } from './tricks.js';

const shares = 'const myShares = [[0.75, 0.25]];';
const temperature = 'const myTemperature = 1 / Math.log(2);';
const softmax = `const mySoftmax = (rows: number[][]) => rows.map((row) => {
  const exps = row.map((score) => Math.exp(score - Math.max(...row))); // from the largest
  return exps.map((value) => value / exps.reduce((a, b) => a + b));
});`;
const sameSoftmax = softmax.replaceAll('exps', 'powers').replace(' // from the largest', '');

describe('marking a class', function () {
  this.timeout(120_000);
  let marked: MarkedClass;
  const tried = [
    ...forgeries().filter(({ name }) => /^sends a result|^writes to the channel|^answers in/.test(name)),
    ...attacks({ secret: `${kitFolder}/README.md`, port: 1, chapters: kitChapters, kit: kitFolder }).filter(
      ({ name }) => ['reads the home', 'starts a program'].includes(name),
    ),
    ...hogs().filter(({ name }) => name === 'loops'),
  ];
  const mark = (name: string, id: string) =>
    marked.students.find((each) => each.name === name)?.marks.get(id);
  const foundOf = ({ passed, mistake }: Partial<Marked> = {}) => [passed, mistake];

  before(async function () {
    leaveOutIf(this, 'marking in a sandbox', whyNoSandbox());
    const student = (name: string, answers: [string, string][]) => ({
      name,
      file: name,
      answers: new Map(answers),
    });
    const students = [
      student('Ana', [
        ['4.1', `${shares}\ncheck.weights(myShares, {});`],
        ['4.2', `${softmax}\nconst tried = mySoftmax(hardRows);`], // what the exercise gives was deleted
        ['4.3', temperature],
        ['2.1', 'const myKeys = [[3, 1], [3, -1], [-2, 1]];'],
        ['4.9', 'const none = 1;'],
      ]),
      student('Ben', [
        ['4.1', 'const myShares = [[0.5, 0.5]];'],
        ['4.2', `${sameSoftmax}\nconst tried = mySoftmax(hardRows);`],
        ['4.3', 'const myTemperature: number = "1.44";'],
      ]),
      student('<b>=Cem', [
        ['4.2', 'const mySoftmax = (rows) => rows.map((row) => row.map((x) => Math.exp(x)));'],
      ]),
      ...tried.map(({ name, exercise, source }) =>
        student(name, [
          [exercise, source],
          [exercise === '4.3' ? '4.1' : '4.3', exercise === '4.3' ? shares : temperature],
        ]),
      ),
    ];
    marked = await markClass(students, {
      chaptersFolder: kitChapters,
      isolated: true,
      seconds: 8,
      signal: new AbortController().signal,
      onMarked: () => {},
    });
  });

  it('judges right answers, wrong ones and those that do not compile, whatever was deleted around them', () => {
    expect(['2.1', '4.1', '4.2', '4.3'].map((id) => foundOf(mark('Ana', id)))).to.deep.equal([
      [true, undefined],
      [true, undefined],
      [true, undefined],
      [true, undefined],
    ]);
    expect(mark('Ben', '4.1')!.passed).to.equal(false);
    expect(foundOf(mark('Ben', '4.3'))).to.deep.equal([false, 'does-not-compile']);
    expect(foundOf(mark('Ben', '4.4'))).to.deep.equal([undefined, undefined]); // not handed in
    expect(mark('<b>=Cem', '4.2')!.mistake).to.be.a('string');
    expect(mark('Ana', '4.9')).to.equal(undefined);
  });

  for (const { name, exercise, isStopped } of tried)
    it(`gives nothing to who ${name}, and what was solved honestly stays`, () => {
      expect(mark(name, exercise)!.passed).to.equal(false);
      if (isStopped) expect(mark(name, exercise)!.mistake).to.be.oneOf(['endless', 'memory', 'ended']);
      expect(foundOf(mark(name, '4.3'))).to.deep.equal([true, undefined]);
    });

  it('names copies, however their things are called', () =>
    expect(marked.copies).to.deep.equal([{ exercise: '4.2', students: ['Ana', 'Ben'] }]));

  it('becomes a table that starts no formula, and a page on which what students wrote is text', () => {
    const [head, ana] = marksAsCsv(marked).split('\n');
    expect(head).to.match(/^student,file,solved,of,2\.1,2\.1 mistake,2\.2,/);
    expect(ana).to.match(/^Ana,Ana,4,7,1,,,,,,1,,1,,1,,,$/);
    const page = marksAsPage({
      ...marked,
      students: marked.students.map((each) => ({ ...each, file: '"><script>' })),
    });
    expect(page)
      .to.include('&lt;b&gt;=Cem')
      .and.not.match(/<script|<b>=Cem/);
    const more = { titles: new Map([['4.2', 'Softmax & yours']]), problems: ['ben.json: <i>'] };
    expect(marksAsPage(marked, more))
      .to.include('<td>4.2 Softmax &amp; yours</td>')
      .and.include('<h2>Not read</h2><ul><li>ben.json: &lt;i&gt;</li></ul>');
    expect(page).not.to.include('Not read');
    expect(
      marksAsCsv({ exercises: [], copies: [], students: [{ name: '=1+1', file: '@x', marks: new Map() }] }),
    ).to.match(/\n'=1\+1,'@x,0,0\n$/);
  });
});
