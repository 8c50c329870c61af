/** Numbers of the system calls that are refused, for each architecture that Node.js runs on most. */
interface Calls {
  /** As the kernel names the architecture. */
  audit: number;
  clone: number;
  /** Other ways to a new process; memory that is nobody's; looking into other processes; rings and filters. */
  refused: number[];
  sockets: number[];
  links: number[];
}

const calls: Partial<Record<NodeJS.Architecture, Calls>> = {
  x64: {
    audit: 0xc000003e,
    clone: 56,
    refused: [57, 58, 319, 101, 310, 311, 425, 321, 323, 29, 272, 308],
    sockets: [41, 53],
    links: [88, 266],
  },
  arm64: {
    audit: 0xc00000b7,
    clone: 220,
    refused: [279, 117, 270, 271, 425, 280, 282, 194, 97, 268],
    sockets: [198, 199],
    links: [36],
  },
};

const clone3 = 435;
/** Instructions of the filter: load a word, compare, test bits, answer. */
const [load, equal, atLeast, hasBits, answer] = [0x20, 0x15, 0x35, 0x45, 0x06];
const [allow, kill, refuse, unknown] = [0x7fff0000, 0x80000000, 0x00050001, 0x00050026];
/** Where the kernel puts a call's number, the architecture and the first argument. */
const [numberAt, architectureAt, argumentAt] = [0, 4, 16];
const threadFlag = 0x10000;
/** From here on, numbers are those of another way of calling on x64. */
const otherNumbers = 0x40000000;

/**
 * A filter for bubblewrap: threads may be started, processes not.
 *
 * @param without `sockets`: neither connections. `links`: no symbolic links, for a folder that another process reads with
 * more rights; sockets may be had, as a kernel is asked over some: without a network they lead nowhere else
 * @returns the filter as the kernel reads it; undefined for an architecture whose numbers aren't known here
 * @see Linux, "Seccomp BPF", https://docs.kernel.org/userspace-api/seccomp_filter.html
 */
export function callFilter(
  without: 'sockets' | 'links' = 'sockets',
  architecture: NodeJS.Architecture = process.arch,
): Buffer | undefined {
  const known = calls[architecture];
  if (!known) return undefined;
  const { audit, clone, refused } = known;
  const program = [
    [load, 0, 0, architectureAt],
    [equal, 1, 0, audit],
    [answer, 0, 0, kill],
    [load, 0, 0, numberAt],
    [atLeast, 0, 1, otherNumbers],
    [answer, 0, 0, refuse],
    ...[...refused, ...known[without]].flatMap((call) => [
      [equal, 0, 1, call],
      [answer, 0, 0, refuse],
    ]),
    // Whoever asks in the new way is told that there is none, and asks in the old one, of which the flags can be read.
    [equal, 0, 1, clone3],
    [answer, 0, 0, unknown],
    [equal, 0, 3, clone],
    [load, 0, 0, argumentAt],
    [hasBits, 1, 0, threadFlag],
    [answer, 0, 0, refuse],
    [answer, 0, 0, allow],
  ];
  const buffer = Buffer.alloc(program.length * 8);
  for (const [i, [code, yes, no, value]] of program.entries()) {
    buffer.writeUInt16LE(code!, i * 8);
    buffer.writeUInt8(yes!, i * 8 + 2);
    buffer.writeUInt8(no!, i * 8 + 3);
    buffer.writeUInt32LE(value!, i * 8 + 4);
  }
  return buffer;
}
