import type { VNode } from 'preact';
import { at, heading, picture } from '../draw/picture.js';
import { track } from '../draw/track.js';
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

function layerTrack({ layer }: BlockState, view: View): VNode[] {
  const marks = Array.from({ length: LAYERS / 2 + 1 }, (_, k) => 2 * k);
  return track(
    { id: 'layer', label: 'layers passed', value: layer, marks, place: (passed) => STEP * passed },
    view,
  );
}
