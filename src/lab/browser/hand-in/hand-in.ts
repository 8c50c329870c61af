import { inWords } from '../../../keep/exercises-in-words.js';
import { type HandedAnswer, handInFile, handInOf, writtenHandIn } from '../../../keep/hand-in.js';
import { giveFile } from '../../page/hand-in/give-file.js';
import type { AskName } from '../../page/hand-in/own-name.js';
import { askClass, type Me } from '../room/ask-class.js';
import type { Site } from '../site.js';
import type { Database } from '../store/database.js';
import { answersHere } from './answers-here.js';

/**
 * Hands in all that the reader has worked on: to the teacher's machine where the page came from it, otherwise as a file.
 *
 * @param askName who hands in, where nobody knows yet
 * @returns what came of it, as a sentence; undefined when the reader would rather not
 * @throws {Error} in words
 */
export async function handIn(site: Site, database: Database, askName: AskName): Promise<string | undefined> {
  const { answers, problems } = await answersHere(site, database);
  if (answers.length === 0) throw new Error(problems[0] ?? 'no exercise has been worked on yet');
  const more = problems.length > 0 ? ` Left out: ${problems.join('; ')}.` : '';
  if (site.isClass) return `${await send(site, answers)}${more}`;
  const name = await askName();
  if (name === undefined) return undefined;
  const file = await give(site, name, answers);
  return `${file} is downloaded, with ${inWords(answers)}: give it to your teacher.${more}`;
}

/** What can't be sent is a file, so that it can be brought. */
async function send(site: Site, answers: HandedAnswer[]): Promise<string> {
  try {
    const text = JSON.stringify(await handInOf('', site.version, answers));
    const { name, exercises } = (await askClass(site, 'hand-in', text)) as {
      name: string;
      exercises: string[];
    };
    const earlier = exercises.length - answers.length;
    const kept = earlier > 0 ? ` What you handed in before (${earlier} more) stays.` : '';
    return `Handed in as ${name}: ${inWords(answers)}.${kept}`;
  } catch (error) {
    const { name } = ((await askClass(site, 'me').catch(() => undefined)) as Me | undefined) ?? { name: '' };
    const file = await give(site, name, answers);
    throw new Error(
      `${(error as Error).message}. Try again; or give ${file}, which is downloaded, to your teacher`,
    );
  }
}

async function give(site: Site, name: string, answers: HandedAnswer[]): Promise<string> {
  const file = handInFile(name);
  giveFile(file, writtenHandIn(await handInOf(name, site.version, answers)));
  return file;
}
