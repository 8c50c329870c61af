import { join } from 'node:path';
import { saveFile } from '../../files/save-file.js';
import { quickCommand } from '../../runner/kit-kernel.js';
import { bubblewrapArgs, whyNoSandbox } from '../sandbox/bubblewrap.js';
import { callFilter } from '../sandbox/system-calls.js';

/** How students' kernels are kept apart. */
export interface KernelSandbox {
  /** false: not at all, on the teacher's own responsibility. */
  readonly isolated: boolean;
  /** Megabytes that a kernel may take. */
  readonly memory: number;
  /** A folder for the filter of system calls. */
  readonly state: string;
}

/** Megabytes that a process reserves beyond what it takes. */
const reserved = 1500;
/** Megabytes that a file of a student's may have. */
const largestFile = 200;

/**
 * The command of a kernel that may write to one folder and to its own sockets, and nothing else: it sees Node.js and the
 * kit, no network, no home, no other process. Where links lead is decided outside, so that it makes none.
 *
 * Without a sandbox it may do all that the teacher may.
 *
 * @param folder the student's, absolute and real
 */
export async function kernelCommandFor(
  folder: string,
  { isolated, memory, state }: KernelSandbox,
): Promise<readonly string[]> {
  const kernel = quickCommand();
  if (process.platform === 'win32') return kernel;
  const data = (memory + reserved) * 1024;
  // Others go first: a student's endless loop must not keep the server from answering.
  const limits = `ulimit -c 0; ulimit -f ${largestFile * 2048}; ulimit -d ${data}; exec nice -n 5 "$@"`;
  if (!isolated) return ['/bin/sh', '-c', limits, 'sh', ...kernel];
  const filter = join(state, 'kernel-calls.bpf');
  await saveFile(filter, callFilter('links')!);
  const rights = { writable: [folder, '{connection_folder}'], cwd: folder };
  const sandbox = ['bwrap', '--seccomp', '4', ...bubblewrapArgs(rights)];
  return ['/bin/sh', '-c', `exec 4<"$1"; shift; ${limits}`, 'sh', filter, ...sandbox, ...kernel];
}

/** Why kernels can't be kept apart here; undefined where they can. */
export function whyNoKernelSandbox(): string | undefined {
  const why = whyNoSandbox();
  if (why !== undefined) return why;
  return callFilter('links') ? undefined : `there is no filter of system calls for ${process.arch}`;
}
