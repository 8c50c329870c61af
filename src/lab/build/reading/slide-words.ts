import { lexer } from 'marked';

/** What is said beside a picture, in letters, may be so long. */
const besidePicture = 420;

/** A Markdown text cut before each heading; headings that follow at once on each other stay together. */
export function cutAtHeadings(text: string): string[] {
  const parts: string[] = [];
  let isBare = false; // nothing but headings so far
  for (const { type, raw } of lexer(text)) {
    const begins = type === 'heading' && !isBare;
    if (begins || parts.length === 0) parts.push('');
    parts[parts.length - 1] += raw;
    if (type !== 'space') isBare = type === 'heading';
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Whether a part that `cutAtHeadings` gave begins with a heading. */
export function beginsWithHeading(part: string): boolean {
  return /^#{1,6} /.test(part);
}

/**
 * What a text without a heading says about the picture before it, and what it says to what comes after it.
 *
 * @param announces whether code follows, which its last paragraph announces
 */
export function cutRemark(text: string, announces: boolean): { remark: string; rest: string } {
  const blocks = lexer(text).filter(({ type }) => type !== 'space');
  const about = announces ? blocks.slice(0, -1) : blocks;
  let [length, taken] = [0, 0];
  for (const { raw } of about) {
    length += raw.length;
    if (length > besidePicture) break;
    taken++;
  }
  while (taken > 0 && /:\s*$/.test(blocks[taken - 1]!.raw)) taken--; // what ends in a colon belongs to what follows
  const joined = (some: typeof blocks) => some.map(({ raw }) => raw.trim()).join('\n\n');
  return { remark: joined(blocks.slice(0, taken)), rest: joined(blocks.slice(taken)) };
}
