import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { kitChapters, kitVersion } from '../files/kit-folder.js';
import { saveFile } from '../files/save-file.js';
import { handInFile, handInOf, writtenHandIn } from '../keep/hand-in.js';
import { collectAnswers } from '../workshop/collect-answers.js';
import type { Given } from './command.js';
import { say, warn } from './say.js';
import { workingCopy } from './start-defaults.js';

/** Collects answers, and writes them into a file. */
export async function writeHandIn(args: Given): Promise<void> {
  const given = args as { notebooks?: string; name?: string; output?: string };
  const folder = resolve(given.notebooks ?? workingCopy);
  const name = given.name?.trim() || userName();
  const { answers, problems } = await collectAnswers(folder, kitChapters);
  for (const problem of problems) warn(problem);
  if (answers.length === 0)
    throw new Error(
      `hand-in: expected an exercise that you have worked on in ${folder}, got none (is it saved?)`,
    );
  const file = given.output ?? handInFile(name);
  const text = writtenHandIn(await handInOf(name, kitVersion, answers));
  await saveFile(file, text);
  const ids = answers.map(({ exercise }) => exercise).join(', ');
  say(`${file}: exercises ${ids} (${(Buffer.byteLength(text) / 1000).toFixed(1)} kB)`);
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'student'; // a number without a name, as in a container
  }
}
