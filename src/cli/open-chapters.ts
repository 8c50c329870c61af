import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { kitChapters, kitVersion } from '../files/kit-folder.js';
import { isPageFresh, pageFolder } from '../lab/build/freshness.js';
import { isLoopback } from '../lab/server/access.js';
import { usualRules } from '../lab/server/kernels/left-kernels.js';
import { surviveFaults } from '../lab/server/last-resort.js';
import { type Lab, startLab } from '../lab/server/start-lab.js';
import { makeCompiledCells } from '../runner/kernel/compiled/make-cells.js';
import { makeSnapshot } from '../runner/kernel/snapshot/snapshot.js';
import { linkPackages } from '../workshop/link-packages.js';
import { prepareFolder } from '../workshop/prepare-folder.js';
import type { Given } from './command.js';
import { onFreePort, portsToTry } from './free-port.js';
import { openBrowser } from './open-browser.js';
import { originVariable, publicAddress } from './public-address.js';
import { say, warn } from './say.js';
import { usualPort, workingCopy } from './start-defaults.js';
import { UsageError } from './usage-error.js';

/** Starts the lab on a working copy of the chapters, opens it, and waits until it is stopped. */
export async function openChapters(args: Given): Promise<void> {
  const folder = resolve((args.notebooks as string | undefined) ?? workingCopy);
  const host = (args.host as string | undefined) ?? '127.0.0.1';
  const asked = (args.origin as string | undefined) ?? (process.env[originVariable] || undefined);
  const shown = asked === undefined ? undefined : publicAddress(asked);
  const leave = { idle: idleTime(args.idle as string | undefined) };
  const ports = portsToTry('start', args.port as string | undefined, usualPort);
  await buildPageIfMissing();
  await prepare(folder);
  const options = {
    folder,
    host,
    shown,
    leave,
    chaptersFolder: kitChapters,
    pageFolder,
    version: kitVersion,
  };
  const lab = await onFreePort('start', ports, (port) => startLab({ ...options, port }));
  surviveFaults((fault) => {
    warn(`A fault of the kit's own; kernels and pages go on (please report it): ${fault}`);
    lab.tellFault();
  });
  greet(lab, folder, host);
  const making = quickenKernels();
  if (!args['no-browser']) await openBrowser(lab);
  await untilStopped(lab).finally(making.stop);
}

/** Makes beside the server what kernels start from in a third of the time; where it can't be made, they go without. */
function quickenKernels(): { stop: () => Promise<void> } {
  const giveUp = new AbortController();
  const made = makeSnapshot(giveUp.signal)
    .then(() => makeCompiledCells(giveUp.signal))
    .catch(() => {});
  return {
    stop: () => {
      giveUp.abort();
      return made;
    },
  };
}

/** Milliseconds that a kernel without a page may be idle. */
function idleTime(minutes = String(usualRules.idle / 60_000)): number {
  if (!/^\d{1,6}(\.\d+)?$/.test(minutes))
    throw new UsageError(`start: expected --idle to be a number of minutes, got ${minutes}`);
  return Number(minutes) * 60_000 || Number.POSITIVE_INFINITY;
}

async function buildPageIfMissing(): Promise<void> {
  if (isPageFresh()) return;
  const { buildPage } = await import('../lab/build/build-page.js');
  await buildPage(say);
}

async function prepare(folder: string): Promise<void> {
  const { added, updated, kept } = await prepareFolder(folder, kitChapters);
  if (added.length > 0)
    say(`Copied ${added.length} chapters to ${folder}; work on them freely, the originals stay as they are`);
  if (updated.length > 0) say(`Brought up to date: ${updated.join(', ')}`);
  for (const name of kept)
    say(`The kit has a newer ${name}; yours is kept (npx attention-kit reset ${name} brings the new one)`);
  for (const name of linkPackages(realpathSync(folder)).own)
    say(`${name} is installed in ${folder} already: notebooks get that one, not the kit's`);
}

function greet({ url }: Lab, folder: string, host: string): void {
  say(`\nThe chapters are open at\n\n    ${url}\n`);
  say('If no browser opens, or it shows an error, open this address yourself.');
  say(`Your work is saved in ${folder}. Stop with Ctrl-C.\n`);
  if (isLoopback(host)) return;
  warn(
    `WARNING: --host ${host} lets other computers connect. Whoever has the address above can run any code as you,\n` +
      'and the connection is not encrypted: use it only in a network that you trust, or behind a proxy with HTTPS (--origin).\n',
  );
}

/** Resolves after Ctrl-C, when the kernels have ended; a second Ctrl-C doesn't wait for them. */
function untilStopped(lab: Lab): Promise<void> {
  return new Promise((resolve, reject) => {
    let stopping = false;
    const stop = () => {
      if (stopping) process.exit(130);
      stopping = true;
      lab.stop().then(resolve, reject);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  });
}
