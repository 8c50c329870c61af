/**
 * A stream's text as a terminal, and the page, shows it: a carriage return begins the line anew, a backspace takes back.
 *
 * @example
 * terminalText('10 %\r20 %\n'); // → '20 %\n'
 * terminalText('cut\b\bat'); // → 'cat'
 */
export function terminalText(text: string): string {
  if (!/[\r\b]/.test(text)) return text;
  return text.split('\n').map(lastStateOf).join('\n');
}

function lastStateOf(line: string): string {
  const shown: string[] = [];
  let at = 0;
  for (const letter of line.split('')) {
    if (letter === '\r') at = 0;
    else if (letter !== '\b') shown[at++] = letter;
    else if (at > 0) shown.splice(--at, 2);
  }
  return shown.join('');
}
