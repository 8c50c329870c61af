/** A cell as far as its errors need it. */
export interface CellText {
  /** `'cell 3'`, as the front-end numbers it; its script's file name, too. */
  readonly label: string;
  readonly source: string;
  /** The JavaScript that ran; unset until the cell is compiled. */
  readonly compiled?: string | undefined;
}

/** The cells that a kernel has executed, by their labels. */
export type KnownCells = ReadonlyMap<string, CellText>;
