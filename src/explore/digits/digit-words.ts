import { peakOf } from '../../plot/extremes.js';
import { shareText } from '../draw/number-text.js';
import { type ByNet, CANVAS, type DigitState, PLACES, type Shift } from './digit-state.js';

/** The two nets. */
export const nets = ['convolution', 'transformer'] as const;

/** The digit as one says it. */
export function named(digit: number): string {
  return `${digit === 8 ? 'an' : 'a'} ${digit}`;
}

/** Where the digit stands. */
export function whereText([right, down]: Shift): string {
  const ways = [
    { by: right, way: right > 0 ? 'to the right' : 'to the left' },
    { by: down, way: down > 0 ? 'down' : 'up' },
  ].filter(({ by }) => by !== 0);
  const texts = ways.map(({ by, way }) => `${Math.abs(by) > 1 ? 'two pixels' : 'one pixel'} ${way}`);
  return texts.length > 0 ? texts.join(' and ') : 'in the middle';
}

/** What both nets read, in one sentence. */
export function digitFinding({ digit, shift, read }: DigitState): string {
  const [byFilters, byPatches] = nets.map((net) => peakOf(read.shares[net])) as [number, number];
  const where = shift.some((by) => by !== 0) ? `, ${whereText(shift)}` : ' in the middle';
  const start = `A${named(digit).slice(1)}${where}: `;
  if (byFilters === digit && byPatches === digit) return `${start}both nets read it`;
  if (byFilters === digit) return `${start}the convolution reads it, the transformer reads ${byPatches}`;
  if (byPatches === digit) return `${start}the transformer reads it, the convolution reads ${byFilters}`;
  if (byFilters === byPatches) return `${start}both nets read ${byFilters}`;
  return `${start}the convolution reads ${byFilters}, the transformer ${byPatches}`;
}

/** At how many places a net reads the digit rightly. */
export function rightPlaces({ digit, read }: DigitState, net: keyof ByNet): number {
  return read.answers[net].filter((answer) => answer === digit).length;
}

/** The patch that is looked at most, counted from 1: its row, its column and its share. */
export function mostLooked({ looked }: DigitState['read']): { row: number; column: number; share: number } {
  const most = peakOf(looked);
  const side = CANVAS / 2;
  return { row: Math.floor(most / side) + 1, column: (most % side) + 1, share: looked[most]! };
}

/** Both nets' largest shares, at how many places each is right, and what is looked at. */
export function digitWords(state: DigitState): string {
  const { read } = state;
  const shares = nets.map((net) => {
    const order = [...read.shares[net].keys()].sort((a, b) => read.shares[net][b]! - read.shares[net][a]!);
    const first = order.slice(0, 3).map((digit) => `${digit} ${shareText(read.shares[net][digit]!)}`);
    return `The ${net}: ${first.join(', ')}.`;
  });
  const right = nets.map((net) => `the ${net} at ${rightPlaces(state, net)}`);
  const { row, column, share } = mostLooked(read);
  return [
    `${digitFinding(state)}.`,
    ...shares,
    `Of ${PLACES ** 2} places this digit is read rightly by ${right.join(', by ')}.`,
    `The transformer looks most at the patch in row ${row}, column ${column}: ${shareText(share)}.`,
  ].join(' ');
}
