import { readJsonAsset } from '../assets/read-json-asset.js';
import type { Timing } from '../plot/index.js';

/** Times measured on another day, and what they were measured with. */
export interface SavedTimings {
  /** Processor, system and versions. */
  machine: string;
  /** Best times in milliseconds for numbers of words: of `fusedAttention`, and of attention in other libraries. */
  timings: Timing[];
}

/**
 * Reads the times of attention that come with the kit, to draw beside one's own: one head of 64 numbers, not causal.
 *
 * @returns the machine, and timings as `timingChart` takes them
 * @example
 * const { timings } = await savedTimings();
 * timings[0].name; // → 'fused'
 */
export async function savedTimings(): Promise<SavedTimings> {
  const { machine, timings } = await readJsonAsset<SavedTimings>('attention-timings.json');
  return { machine, timings };
}
