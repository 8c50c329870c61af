/** The letters of all pictures. */
export const font = 'Inter, "Segoe UI", "Helvetica Neue", Arial, sans-serif';

/** The colours that a picture is drawn in. */
export interface Palette {
  readonly ground: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly panel: string;
  readonly lit: string;
  readonly accent: string;
  readonly warm: string;
  /** What numbers above and below 0 are tinted with. */
  readonly plus: string;
  readonly minus: string;
}

export const light: Palette = {
  ground: '#ffffff',
  ink: '#1f2933',
  soft: '#52606d',
  line: '#d5dbe1',
  panel: '#f7f9fb',
  lit: '#e9f2fb',
  accent: '#1f66a8',
  warm: '#c2410c',
  plus: '#4b93c8',
  minus: '#e58b3f',
};

export const dark: Palette = {
  ground: '#12161b',
  ink: '#e8ecf0',
  soft: '#aab6c2',
  line: '#3a434b',
  panel: '#1a2027',
  lit: '#172b40',
  accent: '#7bbcf5',
  warm: '#ffa263',
  plus: '#2f77b5',
  minus: '#b0601d',
};

/** A colour between two, as far along as `share` says (0 to 1). */
export function mixed(from: string, to: string, share: number): string {
  const channel = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [channel(from, at), channel(to, at)];
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}
