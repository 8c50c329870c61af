/**
 * What the name of a copy begins with that is kept beside a chapter which is brought back as it was.
 *
 * @param stem the chapter's name, without its ending
 * @param now when it is brought back
 * @example
 * datedStem('03-scores', new Date(2026, 10, 23, 9, 5)); // → '03-scores-2026-11-23-0905'
 */
export function datedStem(stem: string, now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${stem}-${day}-${two(now.getHours())}${two(now.getMinutes())}`;
}
