/**
 * A time as the clock of whoever reads it shows it, or that of the computer that writes it: `2026-11-28 20:30`.
 *
 * @param time as ISO 8601
 */
export function onTheClock(time: string): string {
  return new Date(time).toLocaleString('sv-SE').slice(0, 16);
}
