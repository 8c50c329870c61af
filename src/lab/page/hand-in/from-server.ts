import { PageConfig } from '@jupyterlab/coreutils';
import { type HandIn, handInFile } from '../../../keep/hand-in.js';
import { giveFile } from './give-file.js';
import { inWords } from './in-words.js';
import type { AskName } from './own-name.js';

/** Has the server collect what the reader has worked on, and gives it as a file. @throws {Error} in words */
export async function handInFromServer(askName: AskName): Promise<string | undefined> {
  const name = await askName();
  if (name === undefined) return undefined;
  const query = new URLSearchParams({ name });
  const answer = await fetch(`${PageConfig.getBaseUrl()}lab/api/hand-in?${query}`).catch(() => {
    throw new Error('the server can’t be reached');
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error((JSON.parse(text) as { message: string }).message);
  const { answers } = JSON.parse(text) as HandIn;
  const file = handInFile(name);
  giveFile(file, text);
  return `${file} is downloaded, with ${inWords(answers)}: give it to your teacher.`;
}
