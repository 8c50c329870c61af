import type { ChildProcess } from 'node:child_process';

/** The address that a notebook server prints when it has started. @throws {Error} with what it says when it ends before */
export function addressOf(child: ChildProcess): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`bench: the server ended: ${text}`)));
    for (const stream of [child.stdout!, child.stderr!])
      stream.setEncoding('utf8').on('data', (part) => {
        text += part;
        const found = /http:\/\/(127\.0\.0\.1|localhost)\S+token=[0-9a-f]+/.exec(text)?.[0];
        if (found) resolve(found);
      });
  });
}
