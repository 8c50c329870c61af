/** One of the five steps of self-attention. */
export interface FiveStep {
  readonly name: string;
  readonly formula: string;
  /** In one sentence, what happens in it. */
  readonly what: string;
}

/** The five steps, each the subject of the chapter of its number. */
export const fiveStepsInOrder: readonly FiveStep[] = [
  { name: 'words', formula: 'X', what: 'each word fetches its row of numbers' },
  {
    name: 'query, key, value',
    formula: 'Q K V',
    what: 'three matrices make of each word what it looks for, what it offers, and what it hands on',
  },
  {
    name: 'scores',
    formula: 'Q Kᵀ ÷ √d',
    what: 'each query meets each key: the better they fit, the higher the score',
  },
  { name: 'shares', formula: 'softmax', what: 'each row of scores becomes shares, together 1' },
  { name: 'new words', formula: 'A V', what: 'each word takes from every value as much as its share says' },
];

/** The five steps, those that are spoken of, and that which is looked at, counted from 1. */
export interface StepsState {
  readonly lit: readonly number[];
  readonly look: number;
}

/** Steps as a row of numbers says them: 3, or 3 to 5. */
function numbersText(lit: readonly number[]): string {
  const [first, last] = [lit[0]!, lit.at(-1)!];
  const isRow = lit.length > 1 && last - first === lit.length - 1;
  return isRow ? `${first} to ${last}` : lit.join(', ');
}

/** Which of the steps this is about. */
export function stepsFinding({ lit }: StepsState): string {
  if (lit.length === 5) return 'Self-attention: all five steps';
  const names = lit.length === 1 ? `: ${fiveStepsInOrder[lit[0]! - 1]!.name}` : '';
  return `Self-attention, ${lit.length === 1 ? 'step' : 'steps'} ${numbersText(lit)} of 5${names}`;
}

/** The step that is looked at, in a sentence. */
export function stepText({ look }: StepsState): string {
  const { name, what } = fiveStepsInOrder[look - 1]!;
  return `${look} · ${name}: ${what}.`;
}

/** All steps in words. */
export function stepsWords(state: StepsState): string {
  const all = fiveStepsInOrder.map(({ name, what }, k) => `${k + 1} ${name}: ${what}`);
  return `${stepsFinding(state)}. ${all.join('; ')}.`;
}
