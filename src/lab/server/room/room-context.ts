import type { Room } from '../../../workshop/room/room.js';
import type { SiteFiles } from './site-files.js';
import type { StudentLabs } from './student-labs.js';

/** Everything that a room's routes work with. */
export interface RoomContext {
  readonly room: Room;
  readonly site: SiteFiles;
  /** The scripts of the board's page. */
  readonly boardScripts: readonly string[];
  /** The address the server is bound to. */
  readonly host: string;
  /** Where a proxy shows the server. */
  readonly shown?: URL | undefined;
  /** The path that all of it lies under, with a slash at its end. */
  readonly base: string;
  /** Set where kernels run here. */
  readonly labs?: StudentLabs;
  /** The link to join; known when the server has a port. */
  readonly link: () => string;
}
