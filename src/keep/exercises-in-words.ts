/** Exercises of which something is told. */
export function inWords(answers: readonly { readonly exercise: string }[]): string {
  const ids = answers.map(({ exercise }) => exercise);
  return `${ids.length === 1 ? 'exercise' : 'exercises'} ${ids.join(', ')}`;
}
