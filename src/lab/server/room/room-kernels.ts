import type { Message } from '../../../jupyter/wire.js';
import type { SeatLimits } from '../kernels/seats.js';

/** How the kernels of a class run on the teacher's machine. */
export interface RoomKernels {
  readonly limits: SeatLimits;
  /** Milliseconds after which an idle kernel gives way to who waits. */
  readonly idle: number;
  /** Megabytes that one may take. */
  readonly memory: number;
  /** How a kernel is started that may write to this folder alone. */
  readonly commandFor: (folder: string) => Promise<readonly string[]>;
  /** What a kernel says about itself. */
  readonly info: Message['content'];
  /** Where the students' folders lie. */
  readonly work: string;
  /** The chapters as the class gets them. */
  readonly chapters: string;
  readonly pageFolder: string;
  readonly version: string;
}
