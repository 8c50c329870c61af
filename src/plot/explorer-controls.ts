import { literal } from './texts.js';
import { font, muted } from './theme.js';

/** Where things are in the explorer's picture, in pixels. */
export interface Stage {
  width: number;
  height: number;
  margin: { l: number; r: number; t: number; b: number };
  /** Pixels between the margins: lines, words on the right, table. */
  inner: number;
}

/** Width of the lines between the words; pitch of the buttons of heads; size of the words. */
export const ACROSS = 260;
export const BUTTON = { width: 39, height: 39 };
export const WORD_SIZE = 15;

const ROW_NAME = 62; // room for “layer 1” beside a row of buttons
const MARK = '#d9480f';

/** The room that a table of heads takes, with the names of its rows. */
export function tableRoom(layerCount: number, headCount: number): { width: number; height: number } {
  return { width: ROW_NAME + headCount * BUTTON.width, height: layerCount * BUTTON.height };
}

type Part = Record<string, unknown>;

/** What a button does: it restyles the traces and changes the layout. */
export type Change = [restyle: Record<string, unknown>, relayout: Record<string, unknown>];

/** A table of buttons, a row for each layer and a column for each head; a frame around one says which is chosen. */
export function headButtons(
  layerCount: number,
  headCount: number,
  stage: Stage,
  change: (layer: number, head: number) => Change,
): Part[] {
  const all = pairs(layerCount, headCount);
  return all.map(([layer, head]) => {
    const [restyle, relayout] = change(layer, head);
    return {
      ...plain,
      ...corner(layer, head, stage),
      xanchor: 'left',
      yanchor: 'top',
      buttons: [
        {
          label: `${head + 1}`,
          method: 'update',
          args: [restyle, { ...relayout, ...named('shapes[0].', frameOf(layer, head, stage)) }],
        },
      ],
    };
  });
}

/** The frame around the chosen head. */
export function headFrame(layer: number, head: number, stage: Stage): Part {
  const line = { color: MARK, width: 4 };
  return { type: 'rect', xref: 'paper', yref: 'paper', ...frameOf(layer, head, stage), line };
}

/** What stands beside and above the table, with buttons or without: which layer a row is, and which head a column. */
export function tableNames(layerCount: number, headCount: number, stage: Stage): Part[] {
  const base = { showarrow: false, xref: 'paper', yref: 'paper', font: { ...font, size: 13, color: muted } };
  const rows = Array.from({ length: layerCount }, (_, layer) => {
    const { x, y } = corner(layer, 0, stage);
    const beside = { xanchor: 'right', xshift: -8, yanchor: 'top', yshift: -8 };
    return { ...base, ...beside, text: `layer ${layer + 1}`, x, y };
  });
  const columns = Array.from({ length: headCount }, (_, head) => {
    const above = { xanchor: 'center', xshift: 16, yanchor: 'bottom', yshift: 4 };
    return { ...base, ...above, text: `${head + 1}`, ...corner(0, head, stage) };
  });
  const before = { xanchor: 'right', xshift: -8, yanchor: 'bottom', yshift: 4 };
  return [...rows, ...columns, { ...base, ...before, text: 'head', ...corner(0, 0, stage) }];
}

/** A button on each word shows its lines alone and marks it; one more shows all again. */
export function wordButtons(
  tokens: readonly string[],
  stage: Stage,
  linesOf: (word: number) => boolean[],
): Part[] {
  const button = (label: string, visible: boolean[], mark: object) => ({
    ...plain,
    x: -6 / stage.inner,
    xanchor: 'right',
    buttons: [{ label, method: 'update', args: [{ visible }, named('shapes[1].', mark)] }],
  });
  const onWords = tokens.map((token, i) => ({
    ...button(literal(token), linesOf(i), heightsAt(i)),
    font: { ...font, size: WORD_SIZE },
    borderwidth: 0,
    y: 1 - (i + 0.5) / tokens.length,
    yanchor: 'middle',
  }));
  const all = button('all words', [true], { visible: false });
  return [...onWords, { ...all, y: 1 + 8 / down(stage), yanchor: 'bottom' }];
}

/** The bar between the chosen word and its lines; −1 for no word. */
export function wordBar(word: number, stage: Stage): Part {
  const place = { xref: 'paper', yref: 'y', x0: -6 / stage.inner, x1: 0 };
  const look = { fillcolor: MARK, line: { width: 0 } };
  return { type: 'rect', ...place, ...look, ...heightsAt(Math.max(word, 0)), visible: word >= 0 };
}

function heightsAt(word: number) {
  return { y0: word - 0.45, y1: word + 0.45, visible: true };
}

const plain = {
  type: 'buttons',
  showactive: false,
  pad: { l: 0, r: 0, t: 0, b: 0 },
  bgcolor: 'white',
  bordercolor: '#cbd2d9',
  font: { ...font, size: 13 },
};

/** Top left of a head's button as a share of the picture: the words on the right need as much room as those on the left. */
function corner(layer: number, head: number, stage: Stage): { x: number; y: number } {
  const left = ACROSS + stage.margin.l + ROW_NAME + head * BUTTON.width;
  return { x: left / stage.inner, y: 1 - (layer * BUTTON.height) / down(stage) };
}

function down({ height, margin }: Stage): number {
  return height - margin.t - margin.b;
}

function frameOf(layer: number, head: number, stage: Stage) {
  const [from, to] = [corner(layer, head, stage), corner(layer + 1, head + 1, stage)];
  const [x, y] = [3 / stage.inner, 3 / down(stage)];
  return { x0: from.x - x, x1: to.x - x, y0: from.y + y, y1: to.y + y };
}

function pairs(layerCount: number, headCount: number): [layer: number, head: number][] {
  return Array.from({ length: layerCount * headCount }, (_, i) => [Math.floor(i / headCount), i % headCount]);
}

function named(prefix: string, values: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]));
}
