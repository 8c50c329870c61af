import type { Palette } from '../draw/palette.js';
import type { Symptom } from './machine-levers.js';
import type { MachineNumbers } from './machine-numbers.js';
import type { MachineState, Part } from './machine-state.js';
import type { Sum } from './machine-sums.js';

/** What is drawn: the state, and all that follows from it. */
export interface Scene {
  readonly state: MachineState;
  readonly numbers: MachineNumbers;
  readonly palette: Palette;
  /** The sum that is shown; its sources are lit. */
  readonly sum: Sum;
  readonly symptoms: readonly Symptom[];
  /** The largest number of each matrix, whatever its sign; 1 or more. */
  readonly largest: Readonly<Record<Part, number>>;
  readonly isLive: boolean;
}
