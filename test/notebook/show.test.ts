import { expect } from 'chai';
import { show } from '../../src/notebook/index.js';
import { type Figure, matrixHeatmap } from '../../src/plot/index.js';
import { sentBy } from '../support/kernel.js';
import { printed } from '../support/printed.js';

async function shown(figure: Figure): Promise<Record<string, unknown>> {
  const sent = await sentBy(() => show(figure));
  expect(sent).to.have.length(1);
  expect(sent[0]!.isUpdate).to.equal(false);
  return sent[0]!.data;
}

describe('show', () => {
  const figure = matrixHeatmap(
    [
      [0.123456789, 0.9],
      [0.4, 0.6],
    ],
    { tokens: ['<they>', 'are'], title: 'A & B' },
  );

  it('sends one output with a live figure, a still picture, and words', async () => {
    const data = await shown(figure);
    expect(Object.keys(data)).to.deep.equal([
      'application/vnd.plotly.v1+json',
      'text/html',
      'image/png',
      'text/plain',
    ]);
    expect(data['text/plain']).to.equal(figure.layout.meta.description);
    expect(
      Buffer.from(data['image/png'] as string, 'base64')
        .subarray(1, 4)
        .toString(),
    ).to.equal('PNG');
  });

  it('sends the same values that the figure holds, to six digits', async () => {
    const live = (await shown(figure))['application/vnd.plotly.v1+json'] as typeof figure;
    expect(live.data[0]!.z).to.deep.equal([
      [0.123457, 0.9],
      [0.4, 0.6],
    ]);
  });

  it('gives the picture its words as alternative text', async () =>
    expect((await shown(figure))['text/html']).to.match(
      /<img src="data:image\/svg\+xml;base64,[^"]+"[^>]* alt="A &#38; B\. Heatmap/,
    ));

  it('sends words in place of a picture that only a graphics card can draw', async () => {
    const solid = {
      data: [{ type: 'scatter3d', x: [1], y: [1], z: [1] }],
      layout: { meta: { description: 'One point in space.' } },
    };
    const data = await shown(solid);
    expect(Object.keys(data)).to.deep.equal(['application/vnd.plotly.v1+json', 'text/html', 'text/plain']);
    expect(data['text/html']).to.contain('<p>One point in space.</p>');
  });

  it('sends the still form of a figure that moves', async () => {
    const still = matrixHeatmap([[1, 2]], { title: 'Still' });
    const data = await shown({ ...figure, still });
    expect(data['application/vnd.plotly.v1+json']).to.have.keys(['data', 'layout', 'config']);
    expect(data['image/png']).to.equal((await shown(still))['image/png']);
  });

  it('makes the same bytes each time', async () =>
    expect(await shown(figure)).to.deep.equal(await shown(figure)));

  it('prints the words where there is no notebook', () =>
    expect(
      printed(() => {
        void show(figure);
      }),
    ).to.deep.equal([figure.layout.meta.description]));

  it('refuses what is no figure', async () => {
    const refused = async (value: unknown) =>
      show(value as typeof figure).then(
        () => 'nothing',
        (error: Error) => error.message,
      );
    expect(await refused({})).to.equal('show: expected a figure { data, layout }, got an object');
    expect(await refused({ data: [], layout: {} })).to.equal(
      'show: expected a description in layout.meta.description, got none',
    );
  });
});
