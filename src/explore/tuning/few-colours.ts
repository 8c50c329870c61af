import { wordColours } from '../../plot/theme.js';
import { light, mixed, type Palette } from '../draw/palette.js';

/** The colours of eight classes: those of curves, and a grey. */
const COLOURS = [...wordColours, '#7b8794'];

/** The colour of a class; lighter on a dark page. */
export function classColour(k: number, palette: Palette): string {
  const colour = COLOURS[k % COLOURS.length]!;
  return palette.ground === light.ground ? colour : mixed(colour, '#ffffff', 0.4);
}
