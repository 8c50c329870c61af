type Answers<Q extends { [Name in keyof Q]: { asked: unknown; answer: unknown } }> = {
  [Name in keyof Q]: (asked: Q[Name]['asked']) => Q[Name]['answer'] | Promise<Q[Name]['answer']>;
};

/** The worker's side of a `WorkerLink`: answers each question as soon as it can. */
export function answerQuestions<Q extends { [Name in keyof Q]: { asked: unknown; answer: unknown } }>(
  answers: Answers<Q>,
): void {
  addEventListener('message', async ({ data }: MessageEvent<{ id: number; what: keyof Q; asked: never }>) => {
    const { id, what, asked } = data;
    try {
      postMessage({ id, answer: await answers[what](asked) });
    } catch (error) {
      postMessage({ id, error: String((error as Error | undefined)?.message ?? error) });
    }
  });
}
