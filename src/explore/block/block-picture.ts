import type { VNode } from 'preact';
import { disc, sliderRoles } from '../draw/disc.js';
import { at, heading, picture } from '../draw/picture.js';
import { element, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { CHART_HEIGHT, likenessChart } from './block-chart.js';
import { type BlockState, LAYERS } from './block-state.js';
import { blockFinding } from './block-words.js';
import { cosineCells, cosinesHeight } from './cosine-cells.js';

/** So many pixels are from layer to layer on the track. */
export const STEP = 25;

const TRACK = 56;

/** The slider of the layers, how alike each two words are, and beside it how that comes about. */
export function blockPicture(state: BlockState, view: View): VNode {
  const isWide = view.width >= 620;
  const width = isWide ? 704 : 340;
  const title = heading(blockFinding(state), width - 4, view);
  const top = title.height + 10;
  const parts = top + TRACK + 10;
  const cells = cosinesHeight(state);
  const chart = isWide ? { x: 384, y: parts } : { x: 0, y: parts + cells + 18 };
  const height = isWide ? parts + Math.max(cells, CHART_HEIGHT) : chart.y + CHART_HEIGHT;
  return picture(
    { width, height, label: 'Words on their way through blocks' },
    view,
    ...title.nodes,
    at(0, top, ...layerTrack(state, view)),
    at(0, parts, ...cosineCells(state, view)),
    at(chart.x, chart.y, ...likenessChart(state, view, isWide ? 320 : 340)),
  );
}

function layerTrack({ layer }: BlockState, { palette, isLive }: View): VNode[] {
  const left = 18;
  const y = 20;
  const marks = Array.from({ length: LAYERS / 2 + 1 }, (_, k) => 2 * k);
  const roles = isLive ? sliderRoles('layers passed', layer, [0, LAYERS]) : {};
  return [
    element('rect', { x: left, y: y - 2, width: STEP * LAYERS, height: 4, rx: 2, fill: palette.line }),
    element('rect', { x: left, y: y - 2, width: STEP * layer, height: 4, rx: 2, fill: palette.accent }),
    ...marks.map((mark) =>
      text(left + STEP * mark, y + 30, `${mark}`, { size: 11, fill: palette.soft, anchor: 'middle' }),
    ),
    disc(palette, { id: 'layer', x: left + STEP * layer, y, isSeen: false, roles }),
  ];
}
