import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const windows = process.platform === 'win32';

/** How npm is run. */
export interface NpmOptions {
  /** Its environment (this process's). */
  readonly env?: NodeJS.ProcessEnv;
  /** Ends it. */
  readonly signal?: AbortSignal;
}

/**
 * Has npm write archives of packages into a folder: by its own settings (registry, proxy), and from its cache where it
 * has them.
 *
 * @param specs packages such as `ws@8.23.0`, or a folder's path
 * @throws {Error} in npm's words, in short
 */
export async function npmPack(
  specs: readonly string[],
  folder: string,
  { env = process.env, signal }: NpmOptions = {},
): Promise<void> {
  const args = ['pack', ...specs, '--ignore-scripts', '--prefer-offline', '--loglevel=error'];
  const options = { cwd: folder, env: { ...hasty, ...env }, shell: windows, maxBuffer: 1e8, signal };
  // A shell, which Windows needs to start npm, takes a path with a blank for two words.
  const quoted = windows ? args.map((arg) => `"${arg}"`) : args;
  await promisify(execFile)('npm', quoted, options).catch((cause) => {
    throw new Error(reasonOf(cause), { cause });
  });
}

/** Without a network npm would try again for over a minute. */
const hasty = { npm_config_fetch_retry_mintimeout: '1000', npm_config_fetch_retry_maxtimeout: '5000' };

function reasonOf({ code, stderr = '' }: { code?: unknown; stderr?: string }): string {
  if (code === 'ENOENT') return 'no npm on this computer';
  const [, reason] = /^npm error code (\S+)/m.exec(stderr) ?? [];
  if (
    reason &&
    /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED)$/.test(reason)
  )
    return `no answer from the package registry (${reason})`;
  return reason ?? (stderr.trim().split('\n')[0] || `status ${code}`);
}
