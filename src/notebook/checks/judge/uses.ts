import type { Attempt, Refusal } from './topic.js';

/** Tells which helper a function calls that does the whole exercise: seen in its text, as far as that goes. */
export function uses(attempt: Attempt, readyMade: readonly string[]): Refusal | undefined {
  const text = String(attempt);
  const name = readyMade.find((helper) => new RegExp(`(?<![\\w$])${helper}\\b`).test(text));
  return name
    ? { id: 'ready-made', hint: `right, but made by ${name}; here you write it yourself` }
    : undefined;
}
