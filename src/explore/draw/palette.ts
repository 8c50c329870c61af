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
  const [a, b] = [channelsOf(from), channelsOf(to)];
  const channel = (at: 0 | 1 | 2) => Math.round(a[at] + (b[at] - a[at]) * share);
  return `#${(0x1000000 + channel(0) * 0x10000 + channel(1) * 0x100 + channel(2)).toString(16).slice(1)}`;
}

const known = new Map<string, [number, number, number]>();

function channelsOf(colour: string): [number, number, number] {
  let channels = known.get(colour);
  if (!channels) {
    const whole = Number.parseInt(colour.slice(1), 16);
    channels = [whole >> 16, (whole >> 8) & 255, whole & 255];
    known.set(colour, channels);
  }
  return channels;
}
