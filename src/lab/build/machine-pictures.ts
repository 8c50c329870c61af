import { join } from 'node:path';
import { dark, light } from '../../explore/draw/palette.js';
import { attentionMachine } from '../../explore/index.js';
import { stillOf } from '../../explore/still.js';
import { saveFile } from '../../files/save-file.js';

/** Draws the attention machine as the home page shows it before it is live: wide and narrow, light and dark. */
export async function drawMachine(folder: string): Promise<void> {
  for (const [size, width] of [
    ['wide', 704],
    ['narrow', 340],
  ] as const)
    for (const [colours, palette] of [
      ['light', light],
      ['dark', dark],
    ] as const) {
      const { svg } = stillOf(attentionMachine(), width, palette);
      await saveFile(join(folder, `machine-${size}-${colours}.svg`), svg);
    }
}
