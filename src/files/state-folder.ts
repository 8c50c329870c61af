import { createHash } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { makeFolder } from './make-folder.js';
import { here, pathsOf, type Surroundings } from './surroundings.js';

/**
 * The user's own folder for what the kit remembers and no notebooks folder may bring along: secrets, trust, settings.
 *
 * `ATTENTION_KIT_STATE` names another.
 *
 * @param surroundings platform, environment and home (those of this process)
 * @see freedesktop.org, "XDG Base Directory Specification", https://specifications.freedesktop.org/basedir-spec/latest/
 * @example
 * stateFolder({ platform: 'linux', env: {}, home: '/home/ada' }); // → '/home/ada/.local/state/attention-kit'
 */
export function stateFolder({ platform, env, home }: Surroundings = here()): string {
  if (env.ATTENTION_KIT_STATE) return env.ATTENTION_KIT_STATE;
  const { join, isAbsolute } = pathsOf(platform);
  const local = {
    darwin: join(home, 'Library', 'Application Support'),
    win32: env.LOCALAPPDATA || env.APPDATA || join(home, 'AppData', 'Local'),
  };
  if (platform === 'darwin' || platform === 'win32') return join(local[platform], 'attention-kit');
  const { XDG_STATE_HOME: named = '' } = env;
  return join(isAbsolute(named) ? named : join(home, '.local', 'state'), 'attention-kit');
}

/**
 * Where the user's state about one notebooks folder lies. It is bound to the folder's real path, so that a folder that
 * comes from elsewhere begins with none.
 */
export function stateFolderOf(realFolder: string): string {
  const { join } = pathsOf(process.platform);
  return join(stateFolder(), 'folders', createHash('sha256').update(realFolder).digest('hex').slice(0, 32));
}

/** Makes a folder that only its owner can look into. @throws {Error} when that can't be had */
export async function makePrivateFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder, 0o700);
    await chmod(folder, 0o700);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new Error(
      `makePrivateFolder: expected a folder of your own at ${folder}, got ${code} (ATTENTION_KIT_STATE names another)`,
      { cause },
    );
  }
}
