import { checkOptions, type OptionChecks } from '../check/options.js';
import { checkCount, checkText, checkTexts } from '../check/values.js';
import { least, most, peakOf } from './extremes.js';
import type { Figure } from './figure.js';
import { light } from './light.js';
import { measurePanels, panelAxes, panelField, panelNotes } from './panel-grid.js';
import { finding, format, titleAt } from './texts.js';
import { divergingScale, frame } from './theme.js';
import { checkLabels, fail, type Matrix, readMatrix } from './values.js';

/** What a grid of images may be told; everything is optional. */
export interface FeatureMapsOptions {
  /** What stands above each (default: `map 1`, `map 2`, …). */
  names?: readonly string[];
  /** Images side by side (default: 4). */
  columns?: number;
  /** What the picture shows, as a finding. */
  title?: string;
}

const OPTIONS: OptionChecks<FeatureMapsOptions> = {
  names: checkTexts,
  columns: checkCount,
  title: checkText,
};

/**
 * Images and feature maps side by side, as fields of colours: blue is much, white is nothing, orange is negative.
 *
 * Each has a colour scale of its own, from 0 to its largest absolute value: maps are compared by where they answer, not by how much.
 *
 * @param maps images of any sizes, each a matrix [height, width]
 * @param options names, columns, title
 * @throws {RangeError} when there is no image, one is empty or holds a number that isn't finite, or names don't fit them
 * @example
 * const figure = featureMaps([[[0, 1], [0, 1]], [[0, 0], [2, 0]]], { names: ['digit', 'map'] });
 * figure.layout.meta.description;
 * // → '2 images. digit, 2 × 2: 0.00 to 1.00, most in row 1, column 2; map, 2 × 2: 0.00 to 2.00, most in row 2, column 1.'
 */
export function featureMaps(maps: readonly Matrix[], options: FeatureMapsOptions = {}): Figure {
  checkOptions('featureMaps', options, OPTIONS);
  if (!Array.isArray(maps) || maps.length === 0)
    fail('featureMaps', 'a list of one image or more', Array.isArray(maps) ? 'none' : 'no list');
  const images = maps.map((map, i) => readMatrix('featureMaps', map, 'finite', i));
  const { names = images.map((_, i) => `map ${i + 1}`), columns = 4, title } = options;
  checkLabels('featureMaps', 'names', names, images.length);
  const grid = measurePanels(images.length, columns, title);
  return light('featureMaps', 'fewer images', {
    data: images.map(field),
    layout: {
      ...frame(describe(images, names, title)),
      width: grid.width,
      height: grid.height,
      margin: grid.margin,
      title: titleAt(title, grid.width, grid.margin.t),
      ...panelAxes(
        images.map((image) => [image.length, image[0]!.length]),
        grid,
      ),
      annotations: panelNotes(names, grid),
    },
  });
}

function field(image: number[][], index: number): Record<string, unknown> {
  const largest = most(image.flat().map(Math.abs)) || 1;
  if (least(image.flat()) >= 0) return panelField(image, index, [0, largest]);
  return { ...panelField(image, index, [-largest, largest]), colorscale: divergingScale };
}

function describe(images: number[][][], names: readonly string[], title?: string): string {
  const said = images.map((image, i) => {
    const row = peakOf(image.map((values) => most(values)));
    const range = `${format(least(image.flat()), 2)} to ${format(most(image.flat()), 2)}`;
    const place = `most in row ${row + 1}, column ${peakOf(image[row]!) + 1}`;
    return `${names[i]}, ${image.length} × ${image[0]!.length}: ${range}, ${place}`;
  });
  return finding(title, `${images.length} images.`, `${said.join('; ')}.`);
}
