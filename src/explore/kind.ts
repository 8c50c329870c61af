import type { VNode } from 'preact';
import type { Palette } from './draw/palette.js';
import type { Shape } from './shape.js';

/** On what a picture is drawn. */
export interface View {
  /** Pixels that the page has. */
  readonly width: number;
  readonly palette: Palette;
  /** Whether it will be touched; a still picture has neither roles nor handles. */
  readonly isLive: boolean;
}

/** Something that is on or off. */
export interface Switch {
  readonly id: string;
  readonly label: string;
  readonly isOn: boolean;
}

/** A text to type. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly value: string;
}

/** What changes are worked out with: files of the kit's data, which are loaded at the first change. */
export interface Needs<State> {
  readonly load: (read: (name: string) => Promise<Uint8Array>, state: State) => Promise<unknown>;
  /** Which of several things a state needs, by name: each is loaded when it is needed first. */
  readonly which?: (state: State) => string;
  /** What is said where they can't be loaded: what is missing, and what it is needed for. */
  readonly missing: readonly [what: string, why: string];
  /** How many bytes are loaded: where they are a million or more, it is told how far they have come. */
  readonly bytes?: (state: State) => number;
  /** What was moved, worked out with what was loaded. */
  readonly completed?: (state: State, loaded: unknown) => State;
}

/** What typing does. */
export interface Typing<State> {
  readonly fields: (state: State) => readonly Field[];
  /** What was typed, with what was loaded. */
  readonly typed: (state: State, id: string, value: string, loaded: unknown) => State;
}

/** What takes longer than a frame: it is worked out after a change, piece by piece, and the page stays usable. */
export interface Later<State> {
  /** Whether a state waits for it. */
  readonly isDue: (state: State) => boolean;
  /** Works it out; control is given back at each yield, and whoever has changed something since then asks anew. */
  readonly work: (state: State, loaded: unknown) => Generator<void, unknown>;
  /** The state with what was worked out for it. */
  readonly done: (state: State, found: unknown) => State;
}

/** One kind of explorable: a picture as a pure function of its state, and what moves do to the state. */
export interface Kind<State> {
  /** In one line, what to try first. */
  readonly hint: string;
  /** The function of the kit that makes it. */
  readonly maker: string;
  /** Whether it is made with what has to be loaded first: its maker answers later. */
  readonly isMadeLater?: boolean;
  /** What is shown where no state is told. */
  readonly first?: State;
  /** What a saved state looks like. */
  readonly shape: Shape<State>;
  readonly picture: (state: State, view: View) => VNode;
  /** In one sentence, what has come of a change. */
  readonly result: (state: State) => string;
  /** The options from which `maker` makes this state. */
  readonly options: (state: State) => Record<string, unknown>;
  /** A handle was dragged so far from where it was in this state. */
  readonly dragged: (state: State, handle: string, dx: number, dy: number) => State;
  /** A key was pressed on a handle; undefined where it does nothing. */
  readonly keyed: (state: State, handle: string, key: string, isFine: boolean) => State | undefined;
  /** A part is hovered or has the keyboard. */
  readonly looked: (state: State, handle: string) => State;
  /** Where the keyboard goes from a handle. */
  readonly next: (state: State, handle: string, key: string) => string | undefined;
  /** What stands before the switches (`Break it:`). */
  readonly switchesName?: string;
  readonly switches: (state: State) => readonly Switch[];
  /** What the switches that are on have done. */
  readonly notes: (state: State) => readonly string[];
  readonly switched: (state: State, id: string) => State;
  readonly typing?: Typing<State>;
  readonly needs?: Needs<State>;
  readonly later?: Later<State>;
  /** Whether it only points the way: nothing in it is changed, so there is nothing to undo or to copy. */
  readonly isSignpost?: true;
}

/** Kinds by the names of what is explored. */
// biome-ignore lint/suspicious/noExplicitAny: each kind has a state of its own
export type Kinds = Readonly<Record<string, Kind<any>>>;
