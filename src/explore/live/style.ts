import type { Palette } from '../draw/palette.js';
import { perState } from '../per-state.js';
import { letters } from './letters.js';

/** The style sheet of a live explorable. What is dragged both ways is a block: on what is inline, touch-action does nothing. */
export const styleOf: (palette: Palette) => string = perState(
  ({ ink, soft, line, ground, accent, warm, lit }) => `
.all { position: relative; direction: ltr; overflow-wrap: anywhere; color: ${ink}; font: 14px/1.45 ${letters}; padding: 2px; }
.all > svg { font-family: inherit; display: block; max-width: 100%; height: auto; user-select: none; -webkit-user-select: none; touch-action: pan-y pinch-zoom; }
svg text { pointer-events: none; font-variant-numeric: tabular-nums; }
[data-cell] { outline: none; cursor: help; }
[data-drag] { cursor: ew-resize; }
[data-drag="free"] { cursor: move; touch-action: none; display: block; }
[data-cell]:focus-visible rect:first-of-type, rect:focus-visible { stroke: ${warm}; stroke-width: 4; }
[data-cell]:hover rect:first-of-type, rect[data-cell]:hover { stroke-width: 2.5; }
.hint, .field { display: block; margin: 0 0 8px; color: ${soft}; }
input { display: block; width: 100%; box-sizing: border-box; min-height: 40px; padding: 6px 10px; border: 1px solid ${soft}; border-radius: 8px; background: ${ground}; color: ${ink}; font: inherit; font-size: 16px; }
.bar { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin: 10px 0 0; }
.bar .first { margin: 0; }
.bar b { color: ${soft}; font-weight: 600; margin-left: 4px; }
button { min-height: 36px; padding: 4px 14px; border: 1px solid ${line}; border-radius: 18px; background: ${ground}; color: ${ink}; font: inherit; cursor: pointer; }
button:hover:not([aria-disabled="true"]) { border-color: ${accent}; }
:is(button, textarea, input):focus-visible { outline: 3px solid ${warm}; outline-offset: 2px; }
button[aria-disabled="true"] { color: ${soft}; cursor: default; }
button[aria-pressed="true"] { background: ${lit}; border-color: ${accent}; color: ${accent}; font-weight: 700; }
textarea { width: 100%; box-sizing: border-box; margin-top: 8px; padding: 8px; border: 1px solid ${line}; border-radius: 8px; background: ${ground}; color: ${ink}; font: 13px/1.5 ui-monospace, Menlo, Consolas, monospace; }
.note { margin: 8px 0 0; padding-left: 10px; border-left: 4px solid ${warm}; }
.said { color: ${soft}; }
.heard { position: absolute; top: 0; margin: 0; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media print { .all { background: ${ground}; } .hint, .bar { display: none; } }
`,
);
