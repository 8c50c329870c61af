import { formatShare } from '../../plot/shares.js';
import { format } from '../../plot/texts.js';

/** A number as a picture prints it: whole ones whole, others with two decimals, large ones with fewer. */
export function numberText(value: number): string {
  if (Math.abs(value) >= 1e5) return value.toExponential(1).replace('e+', 'e').replace('-', '−');
  const digits = Math.abs(value) >= 1000 || isWhole(value) ? 0 : Math.abs(value) >= 100 ? 1 : 2;
  return format(value, digits);
}

/** A share with two decimals: what is above 0 never looks like nothing. */
export function shareText(share: number): string {
  return share === 0 || share === 1 ? `${share}` : formatShare(share, 2);
}

/** A number within a sum: a negative one stands in brackets. */
export function factorText(value: number): string {
  const text = numberText(value);
  return text.startsWith('−') ? `(${text})` : text;
}

// Sums of tenths are whole where they are whole on paper.
function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-9;
}
