import { PageConfig } from '@jupyterlab/coreutils';
import { inWords } from '../../../keep/exercises-in-words.js';
import { type HandIn, handInFile } from '../../../keep/hand-in.js';
import { giveFile } from './give-file.js';
import type { AskName } from './own-name.js';

/** Has the server collect what the reader has worked on, and gives it as a file. @throws {Error} in words */
export async function handInFromServer(askName: AskName): Promise<string | undefined> {
  if (PageConfig.getOption('inClass') === 'true') return handInToClass();
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

/** The server knows who the reader is, and keeps what is handed in. */
async function handInToClass(): Promise<string> {
  const address = `${PageConfig.getBaseUrl()}lab/api/hand-in`;
  const answer = await fetch(address, { method: 'POST' }).catch(() => {
    throw new Error('the teacher’s computer can’t be reached');
  });
  const { said, message } = (await answer.json().catch(() => ({}))) as { said?: string; message?: string };
  if (said === undefined) throw new Error(message ?? `the teacher’s computer answered ${answer.status}`);
  return said;
}
