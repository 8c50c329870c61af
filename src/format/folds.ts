const fold = /<details\b[\s\S]*?<\/details>/g;

/** A Markdown text without what is folded in it: hints and solutions. */
export function withoutFolds(source: string): string {
  return source.replace(fold, '').trim();
}

/** A piece of a Markdown text: open, or folded under a title. */
export interface Piece {
  readonly text: string;
  /** What is read while it is folded. */
  readonly title?: string;
}

/** A Markdown text in its order, what is open and what is folded apart. */
export function openAndFolded(source: string): Piece[] {
  const open = source.split(fold).map((text): Piece => ({ text: text.trim() }));
  const folded = (source.match(fold) ?? []).map((text): Piece => {
    const [, title = '', inner = ''] = /<summary>([\s\S]*?)<\/summary>([\s\S]*)<\/details>/.exec(text) ?? [];
    return { text: inner.trim(), title: title.trim() };
  });
  return open.flatMap((piece, i) => [piece, ...folded.slice(i, i + 1)]).filter(({ text }) => text !== '');
}
