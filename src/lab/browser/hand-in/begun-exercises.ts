import type { Begun } from '../../../keep/answers.js';
import type { Site } from '../site.js';

let asked: Promise<Begun[]> | undefined;

/**
 * The site's exercises as they were before anybody worked on them. A page asks for them when it begins, so that it can
 * hand in when the site can't be reached any more.
 *
 * @throws {Error} in words, when it never could be; the next call asks again
 */
export function begunExercises(site: Site): Promise<Begun[]> {
  asked ??= ask(site).catch((error) => {
    asked = undefined;
    throw error;
  });
  return asked;
}

async function ask({ base }: Site): Promise<Begun[]> {
  const answer = await fetch(new URL('exercises.json', base)).catch(() => {
    throw new Error('the site’s list of exercises can’t be reached');
  });
  if (!answer.ok) throw new Error(`the site did not give its list of exercises (${answer.status})`);
  return answer.json() as Promise<Begun[]>;
}
