import { expect } from 'chai';
import { chapterCard } from '../../src/lab/home/chapter-card.js';
import { exercisesIn } from '../../src/lab/home/exercises-in.js';
import type { HomeChapter } from '../../src/lab/home/home-chapter.js';
import { homeHtml } from '../../src/lab/home/home-html.js';
import { pageHtml } from '../../src/lab/home/page-html.js';
import { headingAbove } from '../../src/lab/protocol/place.js';

const first =
  '# 3 · Scores\n\n**Which word should look at *which*?**\n\n*25 minutes · after chapter 2*\n\nYou will **see**.';

describe('the home page', () => {
  it('reads title, question and minutes from the notebook itself', () => {
    const cells = [{ cell_type: 'markdown', source: first }];
    expect(chapterCard('03-scores.ipynb', { cells })).to.deep.equal({
      path: '03-scores.ipynb',
      title: '3 · Scores',
      question: 'Which word should look at which?',
      time: '25 minutes · after chapter 2',
      cells: 1,
      exercises: 0,
      solved: 0,
    });
  });

  it('shows a notebook without heading or prose under its name', () => {
    const card = chapterCard('my/own work.ipynb', { cells: [{ cell_type: 'code', source: 'let x;' }] });
    expect(card).to.include({ title: 'own work', question: '', time: '' });
  });

  const chapter = (more: Partial<HomeChapter>): HomeChapter => ({
    path: '03-scores.ipynb',
    title: '3 · Scores',
    question: 'Which?',
    time: '25 minutes',
    cells: 40,
    exercises: 4,
    solved: 0,
    own: false,
    edited: false,
    newer: false,
    ...more,
  });
  const place = {
    path: '03-scores.ipynb',
    cell: 9,
    cells: 40,
    heading: 'Why √d',
    time: '2026-11-23T10:00:00Z',
  };

  it('begins with the machine as a picture in words, light and dark, wide and narrow, and one small script', () => {
    const html = homeHtml([], '/own/');
    for (const name of ['wide-light', 'wide-dark', 'narrow-light', 'narrow-dark'])
      expect(html).to.include(`"/own/static/machine-${name}.svg"`);
    expect(html).to.match(/<img [^>]* alt="The attention machine: three words/);
    expect(html.match(/<script/g)).to.have.length(1);
    const { name } = JSON.parse(/data-explorable='([^']*)'/.exec(html)![1]!);
    expect(name).to.equal('attention-machine');
  });

  it('leads back to where the reader left off last', () => {
    const earlier = chapter({ path: '01-a.ipynb', place: { ...place, time: '2026-11-22T10:00:00Z' } });
    const html = homeHtml([earlier, chapter({ place })], '/own/');
    expect(html).to.include('<a href="/own/notebooks/03-scores.ipynb">Continue 3 · Scores, at “Why √d”</a>');
    // cell 9 is the tenth of 40: a quarter
    expect(html).to.include('value="25"');
    expect(homeHtml([chapter({})], '/own/')).not.to.include('Continue');
  });

  it('counts the exercises whose check has printed ✓, and no prediction', () => {
    const cell = (exercise: unknown, ...texts: string[]) => ({
      cell_type: 'code',
      source: '',
      metadata: { 'attention-kit': { exercise } },
      outputs: texts.map((text) => ({ data: { 'text/plain': text } })),
    });
    const cells = [
      cell('3.1', '✓ scores: right'),
      cell('3.2', 'a table', '✓ scaled scores: right'),
      cell('3.3', '○ divisor: not answered yet'),
      cell('3.4', '✗ scores: expected ✓'),
      cell('3.prediction', '✓ prediction: 3'),
      cell(7, '✓'),
      { cell_type: 'code', source: '', metadata: { 'attention-kit': null }, outputs: [{}] },
    ];
    expect(exercisesIn(cells)).to.deep.equal({ exercises: 4, solved: 2 });
    const html = homeHtml([chapter({ solved: 2, place })], '/own/');
    expect(html).to.include('25 minutes · 2 of 4 exercises solved');
    expect(html).to.include('0 of 1 chapters read, 2 of 4 exercises solved');
  });

  it('says where to begin, and what comes next after what has been read', () => {
    const all = ['01-words', '02-query', '03-scores'].map((name, k) =>
      chapter({ path: `${name}.ipynb`, title: `${k + 1} · ${name}` }),
    );
    const at = (cell: number, time = '10') => ({ ...place, cell, time });
    const visited = (...places: (ReturnType<typeof at> | undefined)[]) =>
      homeHtml(
        all.map((one, k) => ({ ...one, place: places[k] })),
        '/own/',
      );
    expect(visited()).to.include(
      '<p class="next">Begin with <a class="next-link" href="/own/notebooks/01-words.ipynb">',
    );
    expect(visited()).not.to.include('Continue').and.not.include('chapters read');
    const half = visited(at(19));
    expect(half)
      .to.include('Continue 1 · 01-words')
      .and.include('Next: <a class="next-link" href="/own/notebooks/02-query.ipynb">');
    const read = visited(at(38)); // cell 38 is the 39th of 40: 98 %
    expect(read).not.to.include('Continue');
    expect(read)
      .to.include('Next: <a class="next-link" href="/own/notebooks/02-query.ipynb">')
      .and.include('1 of 3 chapters read');
    const back = visited(at(39, '11'), at(39, '10'));
    expect(back, 'the second has been read before').to.include(
      'Next: <a class="next-link" href="/own/notebooks/03-scores.ipynb">',
    );
    expect(visited(at(39), at(39), at(39, '12'))).not.to.include('Next:');
  });

  it('draws the five steps as one line that lights up chapter by chapter', () => {
    const five = ['01-a', '02-b', '03-c', '04-d', '05-e'].map((name, k) =>
      chapter({
        path: `${name}.ipynb`,
        title: `${k + 1} · ${name}`,
        place: { ...place, cell: [39, 9][k] ?? -1 },
      }),
    );
    const states = [...homeHtml(five, '/own/').matchAll(/<li class="step (\w+)">/g)].map(
      ([, state]) => state,
    );
    expect(states).to.deep.equal(['read', 'begun', 'ahead', 'ahead', 'ahead']);
    expect(homeHtml(five.slice(1), '/own/'), 'one is missing').not.to.include('class="steps"');
  });

  it('tells what was changed and what is newer, and lists own notebooks apart', () => {
    const html = homeHtml(
      [chapter({ edited: true, newer: true }), chapter({ own: true, title: 'Mine' })],
      '/own/',
    );
    expect(html).to.include('25 minutes · changed by you · the kit has a newer version');
    expect(html.indexOf('Your own notebooks')).to.be.below(html.indexOf('<strong>Mine'));
  });

  it('shows what runs, since when and with how much memory, with a button that stops it', () => {
    const path = '03-scores.ipynb';
    const running = { id: 'a1', path, name: path, state: 'busy', pages: 1, heapLimit: 4e9 };
    const since = '2026-11-23T10:00:00Z';
    const now = Date.parse('2026-11-23T11:59:00Z');
    const html = homeHtml([chapter({})], '/own/', [{ ...running, since, memory: 412e6 }], { now });
    expect(html).to.include(
      '<strong>3 · Scores</strong> <span class="facts">busy · for 1 hour · 412 MB</span>',
    );
    expect(html).to.include(
      '<form method="post" action="/own/running/stop"><input type="hidden" name="id" value="a1">',
    );
    const left = { ...running, path: '', name: '"<b>.ipynb', state: 'idle', pages: 0, since };
    const other = homeHtml([], '/own/', [left], { now });
    expect(other).to.include('idle, no page open · for 1 hour</span>').and.not.include('<b>');
    expect(other).to.include('<strong>&quot;&lt;b&gt;.ipynb</strong>');
    expect(homeHtml([chapter({})], '/own/')).not.to.include('Running kernels');
  });

  it('lets no notebook put tags into the page', () => {
    const nasty = '<script>alert(1)</script>"\'';
    const html = homeHtml(
      [chapter({ title: nasty, question: nasty, time: nasty, place: { ...place, heading: nasty } })],
      '/own/',
    );
    expect(html.match(/<script/g)).to.have.length(1); // the machine's own
    const page = pageHtml(
      'Attention Kit',
      { scripts: [], styles: [] },
      { baseUrl: '/own/', treePath: '</script><script>alert(1)' },
    );
    expect(page.match(/<script/g)).to.have.length(1);
  });

  it('knows the heading that a cell stands under', () => {
    const cells = [
      { type: 'markdown', source: '# Title\n\n## Part one' },
      { type: 'code', source: '# no heading' },
      { type: 'markdown', source: 'prose' },
    ];
    expect(headingAbove(cells, 2)).to.equal('Part one');
    expect(headingAbove(cells.slice(1), 0)).to.equal('');
  });
});
