import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { kitFolder } from '../../files/kit-folder.js';
import { compiledCellsFile } from '../../runner/kernel/compiled/compiled-cells.js';
import { snapshotPlace } from '../../runner/kernel/snapshot/snapshot.js';

/** Where programs find what all of them are made of. */
const libraries = ['/lib', '/lib64', '/usr/lib', '/usr/lib64', '/etc/ld.so.cache', '/nix/store'];

/** What of the kit may be seen: no chapter, and no page made of one, for these hold solutions. */
const ofKit = ['package.json', 'dist/src', 'data', 'node_modules'].map((name) => join(kitFolder, name));

/** Where npm has put the kit's packages if they don't lie in its own folder. */
const shelf = basename(dirname(kitFolder)) === 'node_modules' ? [dirname(kitFolder)] : [];

/** What a process in a sandbox may do besides. */
export interface SandboxRights {
  /** Folders that it may write to, and nobody else's process in a sandbox. */
  readonly writable?: readonly string[];
  /** Where it works (the kit's folder). */
  readonly cwd?: string;
}

/**
 * Arguments of bubblewrap for a process with nothing but Node.js, its libraries and the kit, all of which it can only read: no
 * network, no home, no other process, nothing to write to but what it is given, and no `/proc`, by which code could rewrite the process itself.
 *
 * @see https://github.com/containers/bubblewrap
 */
export function bubblewrapArgs({ writable = [], cwd = kitFolder }: SandboxRights = {}): string[] {
  const seen = [
    ...shelf.flatMap((folder) => ['--ro-bind', folder, folder, '--tmpfs', kitFolder]),
    ...[...ofKit, compiledCellsFile, snapshotPlace()]
      .filter(existsSync)
      .flatMap((place) => ['--ro-bind', place, place]),
  ];
  return [
    ...['--unshare-all', '--unshare-user', '--disable-userns', '--die-with-parent', '--new-session'],
    ...['--clearenv', '--cap-drop', 'ALL', '--uid', '65534', '--gid', '65534', '--hostname', 'sandbox'],
    ...libraries.flatMap((place) => ['--ro-bind-try', place, place]),
    ...['--ro-bind', process.execPath, process.execPath],
    ...['--dev-bind', '/dev/null', '/dev/null', '--dev-bind', '/dev/urandom', '/dev/urandom'],
    ...seen,
    ...writable.flatMap((folder) => ['--bind', folder, folder]),
    ...['--remount-ro', '/', '--chdir', cwd],
  ];
}

/** Why there is no sandbox on this machine; undefined where there is one. */
export function whyNoSandbox(): string | undefined {
  if (process.platform !== 'linux') return `bubblewrap is for Linux, and this is ${process.platform}`;
  const args = [...bubblewrapArgs(), process.execPath, '-e', ''];
  const { error, status, stderr } = spawnSync('bwrap', args, { encoding: 'utf8' });
  if (error) return 'bubblewrap (bwrap) is not installed';
  return status === 0 ? undefined : `bubblewrap failed: ${stderr.trim().split('\n').at(-1)}`;
}
