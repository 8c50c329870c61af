import type { Site } from '../site.js';

/** Who the reader is in the class. */
export interface Me {
  readonly name: string;
  /** Whether results are counted on the board. */
  readonly shown: boolean;
  /** When they handed in last, as ISO 8601. */
  readonly handedIn: string | null;
}

/**
 * Asks the teacher's machine something, or tells it.
 *
 * @param path below `class/`
 * @param body is sent as JSON; a text as it is
 * @throws {Error} in words, when it can't be reached or says no
 */
export async function askClass(site: Site, path: string, body?: unknown): Promise<unknown> {
  const address = new URL(`class/${path}`, site.base);
  const sent: RequestInit =
    body === undefined
      ? {}
      : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) };
  const answer = await fetch(address, sent).catch(() => {
    throw new Error('the teacher’s computer can’t be reached');
  });
  const said = (await answer.json().catch(() => ({}))) as { message?: string };
  if (!answer.ok) throw new Error(said.message ?? `the teacher’s computer answered ${answer.status}`);
  return said;
}
