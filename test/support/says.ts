import { expect } from 'chai';
import { printed } from './printed.js';

/** The one line that a check prints. */
export function says(run: () => void): string {
  const lines = printed(run);
  expect(lines).to.have.length(1);
  return lines[0]!;
}
