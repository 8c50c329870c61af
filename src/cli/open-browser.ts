import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { saveFile } from '../files/save-file.js';
import { makePrivateFolder, stateFolder } from '../files/state-folder.js';
import { escapeHtml } from '../lab/home/escape-html.js';
import type { Lab } from '../lab/server/start-lab.js';

const openers: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/**
 * Opens the page in the user's browser; where there is none, the printed address has to do. The address holds the token,
 * and every user of a machine sees what programs are started with: the browser is led by a file that nobody else can
 * read, and which is gone when somebody has come in or the program ends.
 */
export async function openBrowser({ url, port, entered }: Lab): Promise<void> {
  const folder = join(stateFolder(), 'open');
  const file = join(folder, `${port}.html`);
  await makePrivateFolder(folder);
  rmSync(file, { force: true });
  await saveFile(file, leadingTo(url), { mode: 0o600 });
  const forget = () => rmSync(file, { force: true });
  process.once('exit', forget);
  void entered.then(forget);
  openFile(pathToFileURL(file).href);
}

/** Opens a file, by its address, in the user's browser, if there is one. */
export function openFile(address: string): void {
  const [program, ...args] = openers[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

function leadingTo(url: string): string {
  const address = escapeHtml(url);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Attention Kit</title>
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0;url=${address}">
<p><a href="${address}">Open the chapters</a></p>
</html>
`;
}
