/** A kernel that runs, for people. */
export interface Running {
  readonly id: string;
  /** The notebook that it was started for, or nothing. */
  readonly path: string;
  /** What it is called: its notebook's path, or the name that its page gave, or that it has none. */
  readonly name: string;
  readonly state: string;
  /** How many pages are joined to it. */
  readonly pages: number;
  /** When its process was started, ISO 8601. */
  readonly since: string;
  /** Bytes, where they are known. */
  readonly memory?: number | undefined;
  /** Bytes that its JavaScript heap may take, where they are known. */
  readonly heapLimit?: number | undefined;
}

/**
 * What a kernel does, since when, and what it takes.
 *
 * @param now milliseconds
 * @example
 * const kernel = { id: 'a', path: '', name: '', state: 'idle', pages: 0, since: '2026-01-01T10:00:00Z', memory: 4e8, heapLimit: 4e9 };
 * inWords(kernel, Date.parse('2026-01-01T10:12:30Z')); // → 'idle, no page open · for 12 minutes · 400 MB'
 */
export function inWords({ state, pages, since, memory }: Running, now: number): string {
  const minutes = Math.floor((now - Date.parse(since)) / 60_000);
  const hours = Math.floor(minutes / 60);
  const age =
    hours > 0 ? counted(hours, 'hour') : minutes > 0 ? counted(minutes, 'minute') : 'less than a minute';
  const does = pages === 0 ? `${state}, no page open` : state;
  return [does, `for ${age}`, ...(memory === undefined ? [] : [megabytes(memory)])].join(' · ');
}

/**
 * Whether a kernel's process takes nearly as much memory as its JavaScript heap may take, so that the heap may be nearly
 * full; how much of the memory lies in the heap isn't known here, and tensors lie outside of it.
 *
 * @example
 * const kernel = { id: 'a', path: '', name: '', state: 'busy', pages: 1, since: '2026-01-01T10:00:00Z', heapLimit: 4e9 };
 * [3.1e9, 3.3e9].map((memory) => mayFillHeap({ ...kernel, memory })); // → [false, true]
 */
export function mayFillHeap({ memory = 0, heapLimit = Number.POSITIVE_INFINITY }: Running): boolean {
  return memory > 0.8 * heapLimit;
}

/**
 * @example
 * megabytes(412_345_678); // → '412 MB'
 */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

/**
 * @example
 * [340, 12_345, 5_200_000].map(kilobytes); // → ['1 kB', '12 kB', '5200 kB']
 */
export function kilobytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1e3))} kB`;
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
