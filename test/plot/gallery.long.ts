import { expect } from 'chai';
import { toBundle } from '../../src/notebook/bundle.js';
import { boxOnPage } from '../../src/notebook/picture/boxes.js';
import { openPage } from '../../src/notebook/picture/page.js';
import type { Figure } from '../../src/plot/index.js';
import { gallery } from './gallery.js';

interface Problem {
  code: string;
  msg: string;
}
// "unused" means that an attribute has no effect here, which is no mistake; of arguments of buttons and sliders Plotly knows nothing.
const isMistake = ({ code, msg }: Problem) => code !== 'unused' && !msg.includes('.args[');
const page = () =>
  openPage() as ReturnType<typeof openPage> & {
    Plotly: { validate(data: unknown, layout: unknown): Problem[] | undefined };
  };

function asSent(figure: Figure): Figure {
  return JSON.parse(JSON.stringify(figure));
}

/** All texts of a figure as drawn, each with the box that it fills. */
async function textsOf({ data, layout }: Figure): Promise<{ text: string; box: DOMRect }[]> {
  const { Plotly, document } = page();
  const element = document.body.appendChild(document.createElement('div'));
  await Plotly.newPlot(element, data, layout);
  const texts = [...element.querySelectorAll('svg.main-svg text')].filter(
    (text) => !text.closest('.hoverlayer'),
  );
  const found = texts.map((text) => ({ text: text.textContent ?? '', box: boxOnPage(text) }));
  Plotly.purge(element);
  element.remove();
  return found.filter(({ text }) => text.trim() !== '');
}

const LARGE = new Set([
  'heatmap of twenty words',
  'heatmap without words',
  'lines in two columns',
  'heatmaps of twelve heads',
  'lines at fourteen steps',
]);

for (const [name, draw] of Object.entries(gallery)) {
  describe(`the picture "${name}"`, () => {
    it('holds only attributes that Plotly knows', () => {
      const { data, layout, still } = asSent(draw());
      for (const part of [{ data, layout }, ...(still ? [still] : [])]) {
        const problems = page().Plotly.validate(part.data, part.layout) ?? [];
        expect(problems.filter(isMistake).map(({ msg }) => msg)).to.deep.equal([]);
      }
    });

    it('clips no text', async () => {
      const { still, ...moving } = asSent(draw());
      for (const figure of [moving, ...(still ? [still] : [])]) {
        const { width, height } = figure.layout as unknown as { width: number; height: number };
        const texts = await textsOf(figure);
        expect(texts).to.not.have.length(0);
        const clipped = texts.filter(
          ({ box }) => box.left < 0 || box.top < 0 || box.right > width || box.bottom > height,
        );
        expect(clipped.map(({ text }) => text)).to.deep.equal([]);
      }
    });

    it('is described in words and numbers', () => {
      const { description } = draw().layout.meta;
      expect(description).to.match(/\d/).and.to.match(/\.$/);
      expect(description).to.not.match(/NaN|undefined|Infinity|<(?!0\.)|\[object/);
    });

    it('takes less than 100 kB in a notebook, or 250 kB if it is a large one', async () => {
      const bundle = await toBundle(draw());
      expect(JSON.stringify(bundle).length).to.be.lessThan(LARGE.has(name) ? 250_000 : 100_000);
    });

    it('is the same each time', () => expect(draw()).to.deep.equal(draw()));
  });
}
