import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Writes into a pipe, socket or device, which stays what it is; waits for a pipe's reader until the signal comes. */
export async function writeInto(
  place: string,
  stats: Stats,
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<void> {
  if (stats.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  if (stats.isBlockDevice()) throw Object.assign(new Error('a disk'), { code: 'ENOTBLK' });
  if (stats.isSocket()) return send(place, bytes);
  const file = await openReader(place, stats.isFIFO(), signal);
  try {
    for (let at = 0; at < bytes.length; ) at += await writeSome(file, bytes.subarray(at), signal);
  } finally {
    await file.close();
  }
}

/** Never waits inside the system, where nothing could stop it. */
async function openReader(place: string, isPipe: boolean, signal?: AbortSignal): Promise<FileHandle> {
  for (;;) {
    try {
      return await open(place, constants.O_WRONLY | (constants.O_NONBLOCK ?? 0));
    } catch (error) {
      if (!isPipe || (error as NodeJS.ErrnoException).code !== 'ENXIO') throw error;
      await pause(20, undefined, { signal });
    }
  }
}

async function writeSome(file: FileHandle, bytes: Uint8Array, signal?: AbortSignal): Promise<number> {
  try {
    return (await file.write(bytes)).bytesWritten;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    await pause(5, undefined, { signal });
    return 0;
  }
}

function send(place: string, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(place, () => socket.end(bytes, resolve));
    socket.on('error', reject).resume();
  });
}
