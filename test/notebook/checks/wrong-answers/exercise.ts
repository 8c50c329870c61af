/** Answers to one exercise, as its cell asks for them. */
export interface Exercise {
  /** Its id, such as `'3.1'`. */
  id: string;
  /** Checks an answer as the chapter's cell does. */
  ask: (answer: unknown) => PromiseLike<void> | undefined;
  /** Wrong answers, each with the cause that a facilitator would name; several where they can't be told apart. */
  wrong: readonly (readonly [cause: string, answer: unknown])[];
  /** Right answers in other styles. */
  right: readonly unknown[];
}
