import { peakOf } from './extremes.js';
import type { Scene } from './line-stage.js';
import { formatShare } from './shares.js';
import { literal } from './texts.js';
import { font, wordColours } from './theme.js';

/** Colours of what is out of focus. */
export const PALE = { line: '#b6c0ca', word: '#6b7785' };

/** A colour for each query; pale where another is in focus. */
export function coloursOf({ queries, focus }: Scene, pale: string): string[] {
  return queries.map((_, i) => {
    const place = focus ? focus.indexOf(i) : i;
    return place < 0 ? pale : wordColours[place % wordColours.length]!;
  });
}

/** The queries, those in focus bold. */
export function queryTexts({ queries, focus }: Scene): string[] {
  return queries.map((word, i) => (focus?.includes(i) ? `<b>${literal(word)}</b>` : literal(word)));
}

/** The keys, bold where the words in focus look first; without a focus no key is. */
export function keyTexts(scene: Scene): string[] {
  return scene.keys.map((word, j) => (isPeak(scene, j) ? `<b>${literal(word)}</b>` : literal(word)));
}

/** A colour for each key; pale where no word in focus looks first. */
export function keyColours(scene: Scene): string[] {
  return scene.keys.map((_, j) => (!scene.focus || isPeak(scene, j) ? font.color : PALE.word));
}

function isPeak({ weights, focus }: Scene, j: number): boolean {
  return focus?.some((i) => peakOf(weights[i]!) === j) ?? false;
}

/** For each query, what it looks at most. */
export function looksAt({ weights, queries, keys }: Scene): string[] {
  return queries.map((query, i) => `<b>${literal(query)}</b> looks at<br>${strongest(weights[i]!, keys)}`);
}

/** For each key, by what it is looked at most. */
export function lookedAt({ weights, queries, keys }: Scene): string[] {
  return keys.map(
    (key, j) =>
      `<b>${literal(key)}</b> is looked at by<br>${strongest(
        weights.map((row) => row[j]!),
        queries,
      )}`,
  );
}

function strongest(weights: number[], labels: readonly string[]): string {
  return weights
    .map((weight, i) => ({ weight, label: labels[i]! }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 8)
    .map(({ weight, label }) => `${formatShare(weight, 2)} ${literal(label)}`)
    .join('<br>');
}
