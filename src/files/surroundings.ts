import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** What decides where a user's files lie. */
export interface Surroundings {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  home: string;
}

/** Those of this process. */
export const here = (): Surroundings => ({ platform: process.platform, env: process.env, home: homedir() });

/** How paths are joined on a platform. */
export function pathsOf(platform: NodeJS.Platform): typeof posix {
  return platform === 'win32' ? win32 : posix;
}
