import type { Message } from '../../../jupyter/wire.js';
import type { Seats } from './seats.js';

/**
 * How kernels run that share a machine with other people's: a process is started when a cell is run, and not before, as
 * soon as there is a place for it; and it can be put to rest.
 */
export interface SharedRules {
  readonly seats: Seats;
  /** Whose kernels they are. */
  readonly owner: string;
  /** How a process is started, `{connection_file}` and `{connection_folder}` standing for what is its own. */
  readonly command: readonly string[];
  /** Megabytes that a process may take. */
  readonly memory: number;
  /** What a kernel says about itself, for who asks one without a process. */
  readonly info: Message['content'];
  /** Is told all that cells put out. */
  readonly heard: (message: Message) => void;
}
