/**
 * Text for a terminal: what a name, an address or a kernel brings along can't move the cursor, clear the screen or set
 * the title there. Lines and tabs stay; every other control character is written out.
 *
 * @example
 * printable('red \u001b[31m'); // → 'red \\x1b[31m'
 */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (control) => {
    const code = control.charCodeAt(0).toString(16);
    return control < '\u0100' ? `\\x${code.padStart(2, '0')}` : `\\u${code}`;
  });
}
