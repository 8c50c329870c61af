/**
 * JSON as Jupyter writes it into notebooks: keys sorted, one space of indent.
 *
 * Python sorts all keys as text, JavaScript keeps those that look like numbers in front; so keys are placed one by one.
 *
 * @param value anything that JSON can say
 * @param indent what stands before its lines
 * @example
 * jupyterJson({ b: [], 10: 2, 9: null }); // → '{\n "10": 2,\n "9": null,\n "b": []\n}'
 */
export function jupyterJson(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const inner = `${indent} `;
  if (Array.isArray(value))
    return enclose(
      '[]',
      value.map((each) => inner + jupyterJson(each, inner)),
      indent,
    );
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  const lines = entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => `${inner}${JSON.stringify(key)}: ${jupyterJson(each, inner)}`);
  return enclose('{}', lines, indent);
}

function enclose(brackets: string, lines: string[], indent: string): string {
  return lines.length === 0 ? brackets : `${brackets[0]}\n${lines.join(',\n')}\n${indent}${brackets[1]}`;
}

/** Tells whether a value holds lists or objects in one another, more than so many levels deep. */
export function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((each) => isDeeperThan(levels - 1, each));
}
