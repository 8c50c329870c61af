import { peakOf } from '../../plot/extremes.js';
import {
  HABITS,
  type HeadKind,
  type HeadPlace,
  type HeadsState,
  handleOf,
  headAt,
  headKinds,
  headsOf,
  type ReadHead,
} from './heads-state.js';

/** Heads that stand together: a layer, or those of one kind. */
export interface HeadGroup {
  readonly name: string;
  /** What is to be seen in it. */
  readonly note: string;
  readonly heads: readonly ReadHead[];
}

/** The heads in groups, as they are sorted. */
export function groupsOf(state: HeadsState): HeadGroup[] {
  const heads = headsOf(state);
  if (state.sort === 'layer')
    return state.weights.map((_, l) => {
      const own = heads.filter(({ place }) => place[0] === l + 1);
      return { name: `layer ${l + 1}`, note: commonest(own), heads: own };
    });
  return headKinds.flatMap((kind) => {
    const own = heads.filter((head) => head.kind === kind).sort((a, b) => rank(b, kind) - rank(a, kind));
    const note = own.length === 1 ? '1 head' : `${own.length} heads`;
    return own.length > 0 ? [{ name: shortName(kind), note, heads: own }] : [];
  });
}

// By what they are called after; those that are called after nothing by how evenly they look.
function rank({ habits }: ReadHead, kind: HeadKind): number {
  return habits[kind === 'mixed' ? 'breadth' : kind];
}

function shortName(kind: HeadKind): string {
  return kind === 'breadth' ? 'broad' : kind === 'mixed' ? 'mixed' : HABITS[kind];
}

function commonest(heads: readonly ReadHead[]): string {
  const counts = headKinds.map((kind) => heads.filter((head) => head.kind === kind).length);
  const peak = peakOf(counts);
  return `${counts[peak]} × ${shortName(headKinds[peak]!)}`;
}

// As they are drawn.
function rowsOf(heads: readonly ReadHead[], perRow: number): ReadHead[][] {
  return Array.from({ length: Math.ceil(heads.length / perRow) }, (_, k) =>
    heads.slice(k * perRow, (k + 1) * perRow),
  );
}

/** How many heads stand in a row. */
export function perRowOf({ sort, weights }: HeadsState, isWide: boolean): number {
  const most = isWide ? 17 : 12;
  return sort === 'layer' ? Math.min(most, weights[0]!.length) : most;
}

/** The handle to which an arrow key leads, in the rows of a wide page. */
export function nextHandle(state: HeadsState, place: HeadPlace, key: string): string | undefined {
  const rows = groupsOf(state).flatMap(({ heads }) => rowsOf(heads, perRowOf(state, true)));
  const all = rows.flat();
  const head = headAt(state, place);
  const at = all.indexOf(head);
  const along = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: all.length - 1 }[key];
  if (along !== undefined) return handleOf(within(all, along).place);
  const step = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (step === undefined) return undefined;
  const row = rows.findIndex((heads) => heads.includes(head));
  return handleOf(within(within(rows, row + step), rows[row]!.indexOf(head)).place);
}

function within<Item>(items: readonly Item[], at: number): Item {
  return items[Math.min(items.length - 1, Math.max(0, at))]!;
}
