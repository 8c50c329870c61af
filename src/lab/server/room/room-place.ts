import type { Room } from '../../../workshop/room/room.js';

/** A room, and where it is found. */
export interface RoomPlace {
  readonly room: Room;
  /** The address the server is bound to. */
  readonly host: string;
  /** Where a proxy shows the server. */
  readonly shown?: URL | undefined;
  /** The path that all of it lies under, with a slash at its end. */
  readonly base: string;
}
