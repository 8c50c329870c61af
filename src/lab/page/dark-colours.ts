/**
 * What the kit's own figures are drawn in, and what takes its place on a dark page. Colour scales stay as they are: a
 * number must look the same on every page, and what is written on them is read on their colours.
 */
const onDark: Readonly<Record<string, string>> = {
  // ink, muted ink, words and lines out of focus
  '#1f2933': '#e8ecf0',
  '#52606d': '#aab6c2',
  '#6b7785': '#93a0ad',
  '#b6c0ca': '#66727e',
  // grid, frames, zero lines, cells without a number
  '#e9edf1': '#2a3138',
  '#cbd2d9': '#4a555f',
  '#9aa5b1': '#6f7c88',
  '#e4e7eb': '#3a434b',
  // words and curves: blue, orange, teal, wine, violet, crimson, olive
  '#1f66a8': '#5ba7e6',
  '#d9600a': '#ff9249',
  '#1f9d81': '#43c8aa',
  '#8b1559': '#e57ab8',
  '#6d1ad7': '#b592ff',
  '#f00d4e': '#ff7193',
  '#544909': '#c8b653',
};

/**
 * A figure's part with the colours that fit a dark page.
 *
 * @param part a trace, a layout, or anything in them
 * @param ground the page's own colour, which takes the place of white
 * @param keep keys whose colours stay
 */
export function darkened<Part>(part: Part, ground: string, keep: readonly string[] = []): Part {
  const walk = (value: unknown, key: string): unknown => {
    if (keep.includes(key)) return value;
    if (typeof value === 'string')
      return /color$/i.test(key) ? (onDark[value] ?? (value === 'white' ? ground : value)) : value;
    if (Array.isArray(value)) return value.map((each) => walk(each, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, walk(each, name)]));
  };
  return walk(part, '') as Part;
}
