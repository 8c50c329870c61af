/** What a check found out. */
export type Verdict = {
  outcome: 'right' | 'wrong' | 'waiting';
  /** One sentence for the learner; it never says what is right. */
  text: string;
  /** Which mistake was recognised: a short name that stays the same when its sentence changes. */
  mistake?: string;
};

/** The verdict on what is right. */
export function right(text: string): Verdict {
  return { outcome: 'right', text };
}

/** The verdict on what isn't right. */
export function wrong(text: string, mistake?: string): Verdict {
  return { outcome: 'wrong', text, ...(mistake ? { mistake } : {}) };
}

/** The verdict where nothing can be judged yet; an exercise begins with `undefined`. */
export function waiting(text: string = 'not answered yet'): Verdict {
  return { outcome: 'waiting', text };
}
