/** A cell as a saved notebook has it. */
export interface AnyCell {
  readonly cell_type: string;
  readonly source: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly outputs?: readonly { readonly data?: Readonly<Record<string, unknown>> }[];
}

/**
 * How many exercises a notebook has, and how many of them are solved: those whose check has printed ✓. A prediction is none:
 * it can't be solved, only be made.
 *
 * @example
 * const metadata = { 'attention-kit': { exercise: '3.1' } };
 * const outputs = [{ data: { 'text/plain': '✓ scores: right' } }];
 * exercisesIn([{ cell_type: 'code', source: '', metadata: metadata, outputs: outputs }]); // → { exercises: 1, solved: 1 }
 */
export function exercisesIn(cells: readonly AnyCell[]): { exercises: number; solved: number } {
  const exercises = cells.filter((cell) => isExercise(cell));
  return { exercises: exercises.length, solved: exercises.filter(isSolved).length };
}

function isExercise({ metadata = {} }: AnyCell): boolean {
  const { exercise } = (metadata['attention-kit'] ?? {}) as { exercise?: unknown };
  return typeof exercise === 'string' && !exercise.endsWith('.prediction');
}

function isSolved({ outputs = [] }: AnyCell): boolean {
  return outputs.some(({ data = {} }) => `${data['text/plain'] ?? ''}`.startsWith('✓'));
}
