import { basename } from 'node:path';
import type { ParameterValue } from '../../src/format/parameter-values.js';
import { listParameters } from '../../src/format/parameters.js';
import { listChapters } from '../../src/runner/chapters.js';
import { NotebookError } from '../../src/runner/notebook-error.js';
import { readNotebook } from '../../src/runner/notebook-file.js';
import { runNotebook } from '../../src/runner/run-notebook.js';

/*
 * Executes chapters with sentences that a reader may type: each runs to the end, or stops at the parameters cell with one
 * sentence. `node dist/test/support/any-sentence.js`, or with numbers: `… 3 4`; it takes minutes and is no part of npm test.
 */

interface Trial {
  name: string;
  parameters: Record<string, ParameterValue>;
  /** What it stops with; none: it runs to the end. */
  stops?: RegExp;
}

const long = 'the dog sees the ball and the cat sees the dog because they are fast '.repeat(4).trim();

const trials: Trial[] = [
  { name: 'two words', parameters: { sentence: 'Cats sleep' } },
  { name: 'no pronoun', parameters: { sentence: 'The dog sees the ball' } },
  { name: 'another one', parameters: { sentence: 'My cat sleeps on the sofa!' } },
  { name: 'sixty words', parameters: { sentence: long } },
  { name: 'one word twice', parameters: { sentence: 'Cats cats' } },
  {
    name: 'left out',
    parameters: { sentence: 'The dog barks because it is 🙂 old', skipUnknown: true },
  },
  {
    name: 'unknown',
    parameters: { sentence: 'The dog barks' },
    stops: /expected words that have a vector, got "barks" \(nearest/,
  },
  {
    name: 'emoji',
    parameters: { sentence: 'Cats 🙂' },
    stops: /expected words that have a vector, got "🙂" \(no word is spelled like it\)/,
  },
  {
    name: 'German',
    parameters: { sentence: 'Der Hund schläft auf dem Sofa' },
    stops: /expected words that have a vector, got "[^"]+" \(/,
  },
  { name: 'empty', parameters: { sentence: ' ' }, stops: /expected a text with at least one word, got " "/ },
  {
    name: 'not its asker',
    parameters: { sentence: 'Cats sleep', asker: 'they' },
    stops: /expected asker to be a word of the sentence "cats sleep", got "they"/,
  },
];

const broken = /undefined|\bNaN\b|“”/;

/** What is wrong with a chapter given a trial; nothing if all is well. */
async function fault(path: string, { parameters, stops }: Trial): Promise<string | undefined> {
  try {
    const { cells } = await runNotebook(path, { parameters });
    if (stops) return `expected it to stop with ${stops}, got to the end`;
    const texts = cells.flatMap(({ outputs = [] }) =>
      outputs.map(({ data }) => `${data?.['text/plain'] ?? ''}`),
    );
    const title = texts.find((text) => broken.test(text));
    return title && `expected true titles, got ${title.slice(0, 120)}`;
  } catch (error) {
    if (!(error instanceof NotebookError)) throw error;
    const { id } = error.details;
    if (id !== 'parameters') return `expected it to stop at the parameters, got ${error.message}`;
    return stops?.test(error.message) ? undefined : `expected ${stops ?? 'no error'}, got ${error.message}`;
  }
}

const numbers = process.argv.slice(2).map(Number);
const wanted = (path: string) =>
  numbers.length === 0 || numbers.includes(Number.parseInt(basename(path), 10));
for (const path of listChapters().filter(wanted)) {
  const known = new Set(listParameters(await readNotebook(path)).map(({ name }) => name));
  for (const trial of trials.filter(({ parameters }) =>
    Object.keys(parameters).every((name) => known.has(name)),
  )) {
    const found = await fault(path, trial);
    console.log(`${found ? '✗' : '✓'} ${basename(path)}, ${trial.name}${found ? `: ${found}` : ''}`);
    if (found) process.exitCode = 1;
  }
}
