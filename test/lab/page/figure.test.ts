import { expect } from 'chai';
import { movesOf, nearest } from '../../../src/lab/page/figure/buttons.js';
import { plain, textsOf, updateOf } from '../../../src/lab/page/figure/move.js';
import { figureScale, smallestText } from '../../../src/lab/page/figure/scale.js';

describe('a figure that is wider than the page', () => {
  it('is made as small as it must, but its smallest text no smaller than 10 pixels', () => {
    expect(figureScale(760, 800, 13)).to.equal(1); // it fits
    expect(figureScale(800, 720, 15)).to.equal(0.9); // 720 / 800, and 15 · 0.9 = 13.5
    expect(figureScale(760, 350, 15)).to.be.closeTo(10 / 15, 1e-12); // 350 / 760 would make 15 pixels 7
    expect(figureScale(1000, 350, 9)).to.equal(1); // what is small already stays
  });

  it('knows its smallest text wherever a font is set, also one for each point', () => {
    const figure = {
      data: [{ textfont: { size: [14, 11, 15] } }],
      layout: {
        font: { size: 15 },
        xaxis: { tickfont: { size: 13 } },
        annotations: [{ font: { size: 12 } }],
      },
    };
    expect(smallestText(figure)).to.equal(11);
    expect(smallestText({ data: [{ marker: { size: 4 } }], layout: {} })).to.equal(12);
  });
});

describe('a step of a figure’s slider', () => {
  const place = { 'sliders[1].active': 3 };

  it('moves the slider with what it changes, whatever method it has', () => {
    expect(
      updateOf({ method: 'update', args: [{ y: [1] }, { 'title.text': 'T' }, [0]] }, 1, 3),
    ).to.deep.equal({
      traces: { y: [1] },
      layout: { 'title.text': 'T', ...place },
      indices: [0],
    });
    expect(updateOf({ method: 'restyle', args: [{ visible: true }, [2]] }, 1, 3)).to.deep.equal({
      traces: { visible: true },
      layout: place,
      indices: [2],
    });
    expect(updateOf({ method: 'relayout', args: [{ width: 5 }] }, 1, 3)).to.deep.equal({
      traces: {},
      layout: { width: 5, ...place },
      indices: undefined,
    });
    expect(updateOf({}, 1, 3)).to.deep.equal({ traces: {}, layout: place, indices: undefined });
  });

  it('is told by the texts that it writes, without their mark-up', () => {
    const args = [{}, { 'title.text': '<b>a &lt; b<br>and c</b>', 'annotations[0].text': 'note', width: 3 }];
    expect(textsOf({ method: 'update', args })).to.equal('a < b and c. note');
    expect(textsOf({ method: 'restyle', args: [{ text: 'not a title' }] })).to.equal('');
    expect(plain('&amp;lt;')).to.equal('&lt;');
  });
});

describe('the buttons of a figure', () => {
  it('are all that are drawn as buttons, in their order', () => {
    const menus = [
      { type: 'buttons', buttons: [{ label: 'a' }, { label: 'b' }] },
      { buttons: [{ label: 'c' }] },
    ];
    expect(movesOf(menus).map(({ label }) => label)).to.deep.equal(['a', 'b']);
  });

  it('lead to the next in the direction of an arrow key, and nowhere at the edge', () => {
    // a column of words on the left, and a table of 2 × 2 on the right
    const places = [
      [0, 0],
      [0, 30],
      [100, 0],
      [140, 0],
      [100, 40],
      [140, 40],
    ] as const;
    expect(nearest(places, 0, [0, 1])).to.equal(1);
    expect(nearest(places, 0, [1, 0])).to.equal(2);
    expect(nearest(places, 2, [0, 1])).to.equal(4);
    expect(nearest(places, 5, [-1, 0])).to.equal(4);
    expect(nearest(places, 3, [1, 0])).to.equal(undefined);
  });
});
