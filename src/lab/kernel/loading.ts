import { megabytes } from '../protocol/running.js';

/** How far a large file has come that a cell fetches. */
export interface Loading {
  /** The file's name. */
  readonly name: string;
  /** Bytes that have come. */
  readonly done: number;
  /** Bytes in all, where the host tells. */
  readonly all?: number | undefined;
  /** Whether nothing more comes: the file is here, or has failed. */
  readonly isOver: boolean;
}

/** The type of the kernel's message that says so. It is none of Jupyter's: who doesn't know it lets it pass. */
export const loadingType = 'loading';

/**
 * Says it to a reader.
 *
 * @example
 * loadingWords({ name: 'model.safetensors', done: 9_100_000, all: 23_473_056, isOver: false });
 * // → 'Loading model.safetensors: 9 of 23 MB'
 */
export function loadingWords({ name, done, all }: Loading): string {
  const came = Math.floor(done / 1e6);
  return `Loading ${name}: ${came} ${all === undefined ? 'MB' : `of ${megabytes(all)}`}`;
}
