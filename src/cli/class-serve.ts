import { readFile, realpath } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { renderUnicodeCompact } from 'uqr';
import { openClaims } from '../files/claims.js';
import { kitChapters, kitData, kitVersion } from '../files/kit-folder.js';
import { folderToWriteIn } from '../files/make-folder.js';
import { readPlainFile } from '../files/read-plain-file.js';
import { removeLeftParts } from '../files/remove-left-parts.js';
import { refusalInWords } from '../files/save-error.js';
import { stateFolderOf } from '../files/state-folder.js';
import { pickForClass } from '../format/chapter-ranges.js';
import { pageFolder } from '../lab/build/freshness.js';
import { kernelFiles } from '../lab/build/kernel/kernel-files.js';
import type { PageFiles } from '../lab/home/page-html.js';
import { isLoopback } from '../lab/server/access.js';
import { surviveFaults } from '../lab/server/last-resort.js';
import { type RoomServer, startRoom } from '../lab/server/room/start-room.js';
import { makeClassSite } from '../lab/site/make-class-site.js';
import { listChapters } from '../runner/chapters.js';
import { listExercises } from '../workshop/room/list-exercises.js';
import { mistakeNames } from '../workshop/room/mistake-names.js';
import { readNameList } from '../workshop/room/name-list.js';
import { Room } from '../workshop/room/room.js';
import { readRoomNotes } from '../workshop/room/room-notes.js';
import { buildSiteParts } from './build-site-parts.js';
import { changedLink } from './changed-link.js';
import { greetKernels, kernelPlaces, readKernelWishes, roomKernels } from './class-kernels.js';
import type { Given } from './command.js';
import { onFreePort, portsToTry } from './free-port.js';
import { publicAddress } from './public-address.js';
import { say, warn } from './say.js';
import { classPort } from './start-defaults.js';
import { stoppable } from './stopped.js';
import { UsageError } from './usage-error.js';

/** `attention-kit class serve`: serves a class until Ctrl-C. */
export async function classServe(args: Given): Promise<void> {
  const {
    dir = 'class',
    chapters,
    port,
    host = '0.0.0.0',
    origin,
    names: nameFile,
  } = args as Record<string, string | undefined>;
  const shown = origin === undefined ? undefined : publicAddress(origin, 'class serve');
  portsToTry('class serve', port, classPort); // wrong usage is said before anything is made
  const chapterFiles = listChapters(kitChapters).map((path) => basename(path));
  const picked = pickForClass(chapters, chapterFiles);
  if (nameFile !== undefined && args.nicknames)
    throw new UsageError('class serve: expected --names or --nicknames, got both');
  const wishes = readKernelWishes(args);
  const names = nameFile === undefined ? undefined : await readNames(nameFile);
  await folderToWriteIn('class serve', dir);
  const folder = await realpath(resolve(dir));
  const state = join(stateFolderOf(folder), 'class');
  const notes = await readRoomNotes(state);
  if (args.nicknames) delete notes.value.names;
  else if (names) notes.value.names = names;
  const claims = await openClaims(join(state, 'claims'));
  try {
    if (!(await claims.take('serve')))
      throw new Error(`class serve: expected ${dir} to be served once, but another process serves it`);
    await removeLeftParts(folder);
    await buildSiteParts();
    say('Making the site for the class …');
    const options = {
      page: pageFolder,
      kernel: kernelFiles,
      chapters: kitChapters,
      data: kitData,
      version: kitVersion,
      base: shown?.pathname,
      picked,
      solutions: args.solutions === true,
    };
    const site = {
      digests: await makeClassSite(options, join(state, 'site')),
      folder: join(state, 'site/site'),
    };
    const exercises = await listExercises(picked.map((name) => join(kitChapters, name)));
    const room = new Room({ notes, handIns: folder, exercises, mistakes: await mistakeNames() });
    const pages = JSON.parse(await readFile(join(pageFolder, 'pages.json'), 'utf8')) as Record<
      string,
      PageFiles
    >;
    const boardScripts = pages['room-board']!.scripts;
    const places = kernelPlaces(folder, state);
    const kernels = wishes && (await roomKernels(wishes, places));
    const server = await onFreePort('class serve', ports(port, notes.value.port), (each) =>
      startRoom({ room, site, boardScripts, host, port: each, shown, kernels }),
    );
    const changed = changedLink(notes.value.link, server.links);
    Object.assign(notes.value, { port: server.port, link: server.links[0] });
    await notes.save();
    surviveFaults((fault) =>
      warn(`A fault of the kit's own; the class goes on (please report it): ${fault}`),
    );
    greet(server, { dir, host, room });
    if (changed !== undefined) warn(changed);
    if (wishes) greetKernels(wishes, places);
    say('Stop with Ctrl-C: the next start goes on with the same class.\n');
    await untilStopped().finally(server.stop);
  } finally {
    await claims.close();
  }
}

async function readNames(file: string): Promise<string[]> {
  const bytes = await readPlainFile(resolve(file)).catch((cause: NodeJS.ErrnoException) => {
    const got = cause.code === 'ENOENT' ? 'nothing there' : refusalInWords(cause);
    throw new Error(`class serve: expected a file of names at ${file}, got ${got}`, { cause });
  });
  return readNameList(bytes, file);
}

/** Ports to try: where the class was the last time before all others. */
function ports(asked: string | undefined, last: number | undefined): number[] {
  const usual = portsToTry('class serve', asked, classPort);
  return asked === undefined && last !== undefined ? [last, ...usual] : usual;
}

function untilStopped(): Promise<void> {
  return stoppable(
    (signal) =>
      new Promise<void>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
  );
}

function greet(
  { links, board, names }: RoomServer,
  { dir, host, room }: { dir: string; host: string; room: Room },
): void {
  const [link = '', ...others] = links;
  say(`\nStudents join at\n\n    ${link}\n`);
  say(renderUnicodeCompact(link, { border: 2 }));
  if (others.length > 0) say(`\nIf that can't be reached: ${others.join(', ')}`);
  if (isLoopback(host)) say('Only this computer can reach that (--host).');
  say(`\nThe board, for you and the projector (this address is yours alone):\n\n    ${board}\n`);
  const all = room.list();
  const count = all.filter(({ state }) => state === 'taken').length;
  const extra = all.filter(({ isExtra }) => isExtra).length;
  say(`Who is here, and to free a name (yours alone, too):\n\n    ${names}\n`);
  const list = room.notes.names;
  if (list) say(`${list.length} names can be chosen, each once. All who have the link see them.`);
  if (extra > 0) say(`${extra} joined before under names that are not on the list; they stay.`);
  if (count > 0) say(`${count} ${count === 1 ? 'student has' : 'students have'} joined before.`);
  say(`Hand-ins come to ${dir}; to mark them: npx attention-kit class mark ${dir}`);
}
