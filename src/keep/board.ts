/** How a class stands in an exercise: numbers of students, and no names. */
export interface BoardRow {
  readonly id: string;
  readonly title: string;
  /** ○ nothing tried yet, ✗ tried, ✓ solved. */
  readonly open: number;
  readonly tried: number;
  readonly solved: number;
  /** The mistake that most have made, if two or more have, and how many. */
  readonly mistake?: { readonly name: string; readonly count: number };
}

/** What the board shows. */
export interface Board {
  readonly joined: number;
  /** How many let themselves be counted. */
  readonly shown: number;
  readonly handedIn: number;
  /** The chapters that somebody has begun, in order. */
  readonly chapters: readonly { readonly title: string; readonly rows: readonly BoardRow[] }[];
}
