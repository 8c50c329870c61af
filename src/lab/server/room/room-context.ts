import type { RoomPlace } from './room-place.js';
import type { SiteFiles } from './site-files.js';
import type { StudentLabs } from './student-labs.js';

/** Everything that a room's routes work with. */
export interface RoomContext extends RoomPlace {
  readonly site: SiteFiles;
  /** The scripts of the board's page. */
  readonly boardScripts: readonly string[];
  /** Set where kernels run here. */
  readonly labs?: StudentLabs;
  /** The link to join; known when the server has a port. */
  readonly link: () => string;
}
