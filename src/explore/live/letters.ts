import { font } from '../draw/palette.js';

const NARROWED = 'Attention Kit narrowed';

/** The letters of live pictures: where none of the first four is there, a system's wide ones are made as wide as Inter, so that all texts fit. */
export const letters: string = font.replace('sans-serif', `"${NARROWED}", sans-serif`);

/** What many a Linux has in place of Arial: a twentieth wider than Inter, and bold a sixth. */
const wide = [
  { weight: '400', source: 'local("DejaVu Sans")', sizeAdjust: '94%' },
  { weight: '700', source: 'local("DejaVu Sans Bold")', sizeAdjust: '87%' },
] as const;

/**
 * Tells the page these letters; they are on the reader's machine, and nothing is fetched.
 *
 * They are looked for at once: a first picture that had to wait for them would be laid out twice.
 */
export function addLetters(): void {
  for (const { source, ...descriptors } of wide) {
    const face = new FontFace(NARROWED, source, descriptors as FontFaceDescriptors);
    document.fonts?.add(face);
    face.load().catch(() => undefined); // a machine without them has others
  }
}
