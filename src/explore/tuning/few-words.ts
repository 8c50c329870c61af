import { shareText } from '../draw/number-text.js';
import { type Dot, type FewState, type FewTask, JUDGED } from './few-state.js';

/** A task as one says it. */
export function named(task: FewTask): string {
  return task === 'topics' ? 'eight topics' : 'who does it';
}

/** How many new texts are right, in one sentence. */
export function fewFinding({ task, labels, read }: FewState): string {
  return `From ${labels} labels of ${named(task)}: ${percent(read.right / JUDGED)} of new texts right`;
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** A text of the map, what it is and what the probe says. */
export function dotText({ text, is, said }: Dot, classes: readonly string[]): string {
  const own = classes[is]!;
  if (said === undefined) return `learned from, ${own}: ${text}`;
  return said === is ? `new, ${own}, and right: ${text}` : `new, ${own}, taken for ${classes[said]}: ${text}`;
}

/** How the probe does, how others do from as many labels, and what the map shows. */
export function fewWords(state: FewState): string {
  const { labels, read, look } = state;
  const others = read.curves.flatMap(({ name, points }) =>
    points
      .filter(({ count }) => count === labels)
      .map(
        ({ mean, least, most }) => `${name} ${shareText(mean)} (${shareText(least)} to ${shareText(most)})`,
      ),
  );
  return [
    `${fewFinding(state)}: ${read.right} of ${JUDGED}.`,
    `From as many labels, means and ranges of several draws: ${others.join(', ')}.`,
    `The map shows ${percent(read.shown)} of the spread; a probe that sees the map alone has ${percent(read.flatRight / JUDGED)} right.`,
    `${capital(dotText(read.dots[look]!, read.classes))}.`,
  ].join(' ');
}

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
