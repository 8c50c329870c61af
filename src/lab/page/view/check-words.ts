/** The MIME type of a check's result. */
export const checkMimeType = 'application/vnd.attention-kit.check+json';

type Bundle = Readonly<Record<string, unknown>>;

/**
 * What a screen reader says of an output that a check made, with a word in place of its sign.
 *
 * @param data an output's MIME bundle
 * @returns nothing if it is none of a check
 */
export function checkWords(data: Bundle | undefined): string | undefined {
  const result = data?.[checkMimeType] as { passed?: unknown } | undefined;
  if (typeof result !== 'object' || result === null) return undefined;
  const text = [data?.['text/plain']].flat().join('');
  const word = result.passed === true ? 'Passed' : result.passed === false ? 'Not yet' : 'Open';
  return `${word}. ${text.replace(/^\s*[✓✗○]\s*/u, '')}`.trim();
}
