/**
 * Finds the line of a cell's source from which a place in its compiled JavaScript was made.
 *
 * tslab compiles without source maps. Compiling drops types, adds `exports.` and moves lines, but keeps the order of
 * what remains: the longest common subsequence of the two token lists leads from one text to the other.
 *
 * @param source the cell as it was written
 * @param compiled the JavaScript that ran
 * @param line line in `compiled`, from 1
 * @param column column in `compiled`, from 1
 * @returns the line in `source`, from 1, or undefined when nothing matches or the cell is too long to compare
 * @example
 * sourceLine('type A = number;\n\nconst a: A = 1;\nfail(a);', 'const a = 1;\nexports.a = a;\nfail(a);', 3, 1); // → 4
 */
export function sourceLine(
  source: string,
  compiled: string,
  line: number,
  column: number,
): number | undefined {
  const from = tokens(compiled);
  const to = tokens(source);
  if (from.length * to.length > 25_000_000) return undefined;
  const partner = commonSubsequence(from, to);
  let at = from.findLastIndex(
    (token) => token.line < line || (token.line === line && token.column <= column),
  );
  while (at >= 0 && partner[at] === undefined) at--;
  return at < 0 ? undefined : to[partner[at]!]!.line;
}

interface Token {
  text: string;
  line: number;
  column: number;
}

function tokens(text: string): Token[] {
  return text.split('\n').flatMap((content, i) =>
    Array.from(content.matchAll(/[\p{L}\p{N}_$]+|[^\s]/gu), (match) => ({
      text: match[0],
      line: i + 1,
      column: match.index + 1,
    })),
  );
}

/** For each token of `from` the index of its partner in `to`, if it has one. */
function commonSubsequence(from: Token[], to: Token[]): (number | undefined)[] {
  const width = to.length + 1;
  const longest = new Uint16Array((from.length + 1) * width);
  for (let i = from.length - 1; i >= 0; i--)
    for (let j = to.length - 1; j >= 0; j--)
      longest[i * width + j] =
        from[i]!.text === to[j]!.text
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
  const partner: (number | undefined)[] = from.map(() => undefined);
  for (let i = 0, j = 0; i < from.length && j < to.length; ) {
    if (from[i]!.text === to[j]!.text) partner[i++] = j++;
    else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i++;
    else j++;
  }
  return partner;
}
