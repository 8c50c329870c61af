import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RoomKernels } from '../../../../src/lab/server/room/room-kernels.js';
import { type RoomServer, startRoom } from '../../../../src/lab/server/room/start-room.js';
import { Room } from '../../../../src/workshop/room/room.js';
import { readRoomNotes } from '../../../../src/workshop/room/room-notes.js';
import { type Answer, type SendOptions, send } from '../../support/test-lab.js';

/** A class that is served, with three exercises in two chapters, and what is asked of it. */
export class ServedRoom {
  folder = '';
  /** The only names that can be taken. */
  names: string[] | undefined;
  /** How kernels run here, if they do. */
  kernels: RoomKernels | undefined;
  room!: Room;
  server!: RoomServer;

  async begin(): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), 'attention-kit-room-'));
    await mkdir(join(this.folder, 'site'));
    await writeFile(join(this.folder, 'site', 'index.html'), '<p>the site</p>');
    await writeFile(join(this.folder, 'site', 'worker.js'), 'eval(1)');
    await writeFile(join(this.folder, 'site', 'secret.txt'), 'not of the site');
    await this.start();
  }

  async end(): Promise<void> {
    await this.server.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  async start(): Promise<void> {
    const notes = await readRoomNotes(join(this.folder, 'state'));
    if (this.names) notes.value.names = this.names;
    const exercises = ['3.1', '3.2', '4.1'].map((id) => ({
      id,
      chapter: `Chapter ${id[0]}`,
      title: `No ${id}`,
    }));
    this.room = new Room({
      notes,
      handIns: join(this.folder, 'in'),
      exercises,
      mistakes: new Set(['no-root', 'shape']),
    });
    const site = {
      folder: join(this.folder, 'site'),
      digests: new Map(['index.html', 'worker.js'].map((name) => [name, 'a'.repeat(64)])),
    };
    this.server = await startRoom({
      room: this.room,
      site,
      boardScripts: ['b.js'],
      host: '127.0.0.1',
      port: 0,
      kernels: this.kernels,
    });
  }

  ask(method: string, path: string, options: SendOptions = {}): Promise<Answer> {
    const { port } = this.server;
    const headers = { host: `127.0.0.1:${port}`, ...options.headers };
    return send({ port, token: '' }, method, path, { stranger: true, ...options, headers });
  }

  joining(nickname: string, shown = '', code: string = this.room.notes.code): Promise<Answer> {
    return this.ask('POST', `/join/${code}`, {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `nickname=${encodeURIComponent(nickname)}&shown=${shown}`,
    });
  }

  async joined(name: string, shown = ''): Promise<{ cookie: string }> {
    return { cookie: cookieOf(await this.joining(name, shown)) };
  }
}

export function cookieOf({ headers }: Answer): string {
  return headers['set-cookie']![0]!.split(';')[0]!;
}
