import type { Figure } from './figure.js';
import {
  beyond,
  onPaper,
  ROOM,
  type Scene,
  SIDES,
  SIZE,
  type Stage,
  setStage,
  turned,
} from './line-stage.js';
import { coloursOf, keyColours, keyTexts, lookedAt, looksAt, PALE, queryTexts } from './line-words.js';
import { sayStrongest } from './strongest-lines.js';
import { literal, titleAt } from './texts.js';
import { font, frame, muted } from './theme.js';

const LINE = 5; // a line's width

/** Draws the words and, between them, lines of the given weights. */
export function drawLines(scene: Scene): Figure {
  const stage = setStage(scene);
  const { isRows, from, to, span, width, height, margin } = stage;
  const colours = coloursOf(scene, PALE.word);
  return {
    data: [
      ...curves(scene, stage, coloursOf(scene, PALE.line)),
      dots(from, isRows, coloursOf(scene, PALE.line), looksAt(scene)),
      words(queryTexts(scene), from, 0, isRows, colours, looksAt(scene)),
      {
        ...words(keyTexts(scene), to, 1, isRows, keyColours(scene), lookedAt(scene)),
        meta: { buttons: 'own' },
      },
    ],
    layout: {
      ...frame(scene.description),
      width,
      height,
      margin,
      title: titleAt(scene.title, width, margin.t),
      showlegend: false,
      hovermode: 'closest',
      hoverdistance: 30,
      xaxis: { range: isRows ? [0, span] : [-ROOM, 1 + ROOM], visible: false, fixedrange: true },
      yaxis: { range: isRows ? [1 + ROOM, -ROOM] : [span, 0], visible: false, fixedrange: true },
      annotations: [caption('query', 0, isRows), caption('key', 1, isRows), ...footnote(scene)],
      updatemenus: chips(scene, stage, colours),
    },
  };
}

// Key by key, and within a key query by query: a list of n says for each query how wide its lines are.
function curves({ weights, drawn }: Scene, { from, to, isRows }: Stage, colours: string[]) {
  return drawn[0]!.flatMap((_, k) =>
    from.map((start, i) => {
      const j = drawn[i]![k]!;
      const end = to[j]!;
      const along = CURVE.map(({ along: share }) => Math.round((start + (end - start) * share) * 10) / 10);
      return {
        type: 'scatter',
        mode: 'lines',
        ...turned(along, ACROSS, isRows),
        opacity: weights[i]![j]!,
        line: { color: colours[i]!, width: LINE, shape: 'spline' },
        hoverinfo: 'skip',
      };
    }),
  );
}

// A cubic Bézier curve that leaves and arrives straight: its control points lie half-way across.
const CURVE = [0, 1, 2, 3, 4, 5, 6, 7, 8]
  .map((step) => step / 8)
  .map((t) => ({
    along: 3 * t ** 2 - 2 * t ** 3,
    across: Math.round((1.5 * t - 1.5 * t ** 2 + t ** 3) * 1000) / 1000,
  }));
const ACROSS = CURVE.map(({ across }) => across);

function footnote({ drawn, keys }: Scene) {
  const text = sayStrongest(drawn, keys.length);
  const place = { xref: 'paper', yref: 'paper', x: 0, xanchor: 'left', y: 0, yanchor: 'top', yshift: -4 };
  return text ? [{ text, showarrow: false, font: { size: 14, color: muted }, ...place }] : [];
}

// Where the lines of a word begin, with what it looks at. The button on the word takes no hover: who shows the figure is told by
// `meta` which button lies over which dot, and has the dot speak for it.
function dots(along: number[], isRows: boolean, color: string[], hovertext: string[]) {
  const place = turned(
    along,
    along.map(() => 0),
    isRows,
  );
  return {
    type: 'scatter',
    mode: 'markers',
    ...place,
    marker: { size: 9, color },
    hovertext,
    hoverinfo: 'text',
    meta: { buttons: 0 },
    cliponaxis: false,
  };
}

function words(
  text: string[],
  along: number[],
  across: 0 | 1,
  isRows: boolean,
  color: string[],
  hovertext: string[],
) {
  return {
    type: 'scatter',
    mode: 'text',
    ...turned(
      along,
      along.map(() => beyond(across, isRows)),
      isRows,
    ),
    text,
    textposition: isRows ? 'middle center' : across ? 'middle right' : 'middle left',
    textfont: { size: SIZE, color },
    hovertext,
    hoverinfo: 'text',
    cliponaxis: false,
  };
}

function caption(text: string, across: 0 | 1, isRows: boolean) {
  const place = isRows ? onPaper(0, beyond(across, true), true) : onPaper(0, across, false);
  const anchors = isRows
    ? { xanchor: 'left', xshift: 16 - SIDES.l, yanchor: 'middle' } // below the title's beginning
    : { xanchor: 'center', yanchor: 'bottom', yshift: 6 };
  return {
    text,
    showarrow: false,
    xref: 'paper',
    yref: 'paper',
    font: { size: 14, color: muted },
    ...place,
    ...anchors,
  };
}

// On each word lies a button that leaves the lines of this word and no other. Lines are hidden by their width, which words don't
// have: so a list of n goes for all traces, and nothing need name each of them.
function chips({ queries }: Scene, { from, span, isRows }: Stage, colours: string[]) {
  const chip = (label: string, color: string, width: number | number[]) => ({
    type: 'buttons',
    showactive: false,
    pad: { l: 0, r: 0, t: 0, b: 0 },
    bgcolor: 'white',
    bordercolor: '#cbd2d9',
    font: { ...font, size: SIZE, color },
    buttons: [{ label: literal(label), method: 'restyle', args: [{ 'line.width': width }] }],
  });
  const onWords = queries.map((word, i) => ({
    ...chip(
      word,
      colours[i]!,
      queries.map((_, k) => (k === i ? LINE : 0)),
    ),
    ...onPaper(from[i]! / span, beyond(0, isRows), isRows),
    xanchor: isRows ? 'center' : 'right',
    yanchor: 'middle',
  }));
  return [...onWords, { ...chip('all words', muted, LINE), ...allWords(isRows) }];
}

function allWords(isRows: boolean) {
  const place = isRows
    ? { ...onPaper(0, 0.5, true), xanchor: 'right', yanchor: 'middle' }
    : { ...onPaper(0, 0.5, false), xanchor: 'center', yanchor: 'bottom' };
  return { ...place, pad: isRows ? { r: 20 } : { b: 8 }, font: { ...font, size: 13, color: muted } };
}
