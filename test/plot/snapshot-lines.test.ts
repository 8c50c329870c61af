import { expect } from 'chai';
import { attentionLines, type Figure, snapshotLines } from '../../src/plot/index.js';

const tokens = ['they', 'are', 'cool'];
const first = [
  [0.4, 0.3, 0.3],
  [0.2, 0.6, 0.2],
  [0.3, 0.3, 0.4],
];
const last = [
  [0.1, 0.1, 0.8],
  [0, 1, 0],
  [0.5, 0, 0.5],
];
const draw = (options = {}) =>
  snapshotLines([first, last], { tokens, steps: [0, 50], focus: ['they'], ...options });

interface Step {
  label: string;
  args: [Record<string, unknown[]>, Record<string, string>];
}
const stepsOf = ({ layout }: Figure) => (layout.sliders as { steps: Step[] }[])[0]!.steps;

describe('snapshotLines', () => {
  it('begins with the lines of the first snapshot, as attentionLines draws them', () =>
    expect(draw().data).to.deep.equal(attentionLines(first, { tokens, focus: ['they'] }).data));
  it('sets each trace as attentionLines has it at that snapshot, with nothing for what a trace lacks', () => {
    const drawn = attentionLines(last, { tokens, focus: ['they'] }).data;
    const [changed] = stepsOf(draw())[1]!.args;
    for (const [name, values] of Object.entries(changed)) expect(values, name).to.have.length(drawn.length);
    const read: Record<string, (trace: Record<string, unknown>) => unknown> = {
      opacity: ({ opacity = 1 }) => opacity,
      text: ({ text = null }) => text,
      hovertext: ({ hovertext = null }) => hovertext,
      'textfont.color': ({ textfont }) => (textfont as { color: unknown } | undefined)?.color ?? null,
    };
    expect(changed).to.have.all.keys(Object.keys(read));
    for (const [name, of] of Object.entries(read)) expect(changed[name], name).to.deep.equal(drawn.map(of));
  });
  it('names each place of the slider by its step, and gives it a title', () => {
    const title = ({ step, weights }: { step: number; weights: readonly (readonly number[])[] }) =>
      `${step}: ${weights[0]![2]}`;
    expect(stepsOf(draw({ title })).map(({ label, args }) => [label, args[1]['title.text']])).to.deep.equal([
      ['0', '<b>0: 0.3</b>'],
      ['50', '<b>50: 0.8</b>'],
    ]);
  });
  it('shows the first, a middle and the last snapshot below each other where nothing can move', () => {
    const many = snapshotLines([first, first, last, last, last], { tokens, steps: [0, 1, 2, 3, 4] });
    const names = (many.still!.layout.annotations as { text: string }[]).map(({ text }) => text);
    expect(names).to.deep.equal(['<b>step 0</b>', '<b>step 2</b>', '<b>step 4</b>']);
  });
  it('says in words where the words in focus look on the way', () =>
    expect(draw().layout.meta.description).to.equal(
      'After 50 steps. Lines between 3 words at 2 steps; the strongest of each word. they: at 0 they 0.40; at 50 cool 0.80.',
    ));
  it('goes from one sentence to another, and says of a row of zeros that it looks at nothing', () => {
    const frames = [
      [
        [0.25, 0.75],
        [0, 0],
        [0, 0],
      ],
      [
        [0, 0],
        [0.875, 0.125],
        [0, 0],
      ],
    ];
    const words = { queries: ['vier', 'und', 'zehn'], keys: ['four', 'ten'] };
    const figure = snapshotLines(frames, { ...words, steps: [1, 2] });
    expect(figure.data).to.deep.equal(attentionLines(frames[0]!, words).data);
    expect(figure.layout.meta.description).to.equal(
      'After 2 steps. Lines from 3 words to 2 at 2 steps; the strongest of each word. vier: at 1 ten 0.75. und: at 2 four 0.88. zehn: nothing.',
    );
    expect(() => snapshotLines(frames, { queries: words.queries, steps: [1, 2] })).to.throw(
      'snapshotLines: expected tokens, or queries and keys, got neither',
    );
    expect(() => snapshotLines(frames, { ...words, keys: ['four'], steps: [1, 2] })).to.throw(
      'snapshotLines: expected 2 keys, got 1',
    );
  });
  it('refuses what doesn’t fit, in one sentence', () => {
    expect(() => snapshotLines([], { tokens, steps: [] })).to.throw(
      'snapshotLines: expected one snapshot or more, got none',
    );
    expect(() => draw({ steps: [0] })).to.throw('snapshotLines: expected 2 steps, got 1');
    expect(() => draw({ tokens: ['they', 'are'] })).to.throw('snapshotLines: expected 3 tokens, got 2');
    expect(() => draw({ focus: ['it'] })).to.throw(
      'snapshotLines: expected focus on one of they, are, cool, got "it"',
    );
    expect(() => snapshotLines([[[2]]], { tokens: ['they'], steps: [0] })).to.throw(
      'snapshotLines: expected weights between 0 and 1, got 2 at [0, 0]',
    );
    expect(() => draw({ title: () => 7 })).to.throw(
      'snapshotLines: expected what title gives as a text, got 7',
    );
  });
});
