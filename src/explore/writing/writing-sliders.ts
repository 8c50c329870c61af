import type { VNode } from 'preact';
import { keySteps } from '../draw/key-steps.js';
import { track } from '../draw/track.js';
import type { View } from '../kind.js';
import { HOTTEST, topOf, type WritingState, withTemperature, withTop } from './writing-state.js';

/** What is chosen by sliders. */
export type Slider = 'temperature' | 'top';

/** So many pixels on the track are from a temperature to one higher by 1. */
const PER_DEGREE = 150;
/** So many are from a number of characters to ten times as many: few differ more than many. */
const PER_TENFOLD = 160;

/** How high a slider is, with its marks. */
export const sliderHeight: number = 54;

/** Whether a handle is a slider. */
export function isSlider(handle: string): handle is Slider {
  return handle === 'temperature' || handle === 'top';
}

/** A slider was dragged so many pixels from where it was in this state. */
export function draggedSlider(state: WritingState, slider: Slider, dx: number): WritingState {
  return slider === 'temperature'
    ? withTemperature(state, state.temperature + dx / PER_DEGREE)
    : withTop(state, topOf(state) * 10 ** (dx / PER_TENFOLD));
}

/** A key was pressed on a slider: arrows go to the next value, Home and End to the last ones. */
export function slidByKey(state: WritingState, slider: Slider, key: string): WritingState | undefined {
  const step = keySteps[key];
  const isTop = slider === 'top';
  const [least, most] = isTop ? [1, state.read.characters.length] : [0, HOTTEST];
  const stepped = isTop ? topOf(state) + (step ?? 0) : state.temperature + (step ?? 0) / 10;
  const wanted = { Home: least, End: most }[key] ?? (step && stepped);
  if (wanted === undefined) return undefined;
  return isTop ? withTop(state, wanted) : withTemperature(state, wanted);
}

/** The slider of the temperature. */
export function temperatureSlider({ temperature }: WritingState, view: View): VNode[] {
  const marks = [0, 0.5, 1, 1.5, HOTTEST];
  const place = (value: number) => PER_DEGREE * value;
  return track({ id: 'temperature', label: 'temperature', value: temperature, marks, place }, view);
}

/** The slider of how many of the likeliest may come: its last mark is all. */
export function topSlider(state: WritingState, view: View): VNode[] {
  const all = state.read.characters.length;
  const place = (value: number) => PER_TENFOLD * Math.log10(value);
  const named = (mark: number) => (mark === all ? 'all' : `${mark}`);
  const marks = [1, 2, 3, 5, 10, 20, 40, all];
  return track({ id: 'top', label: 'top-k', value: topOf(state), marks, place, named }, view);
}
