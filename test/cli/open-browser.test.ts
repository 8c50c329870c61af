import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { buildPage } from '../../src/lab/build/build-page.js';
import { isPageFresh } from '../../src/lab/build/freshness.js';
import { leaveOutIf } from '../support/leave-out.js';
import { until } from '../support/until.js';
import { attentionKit } from './support.js';

/** Stands in for the desktop's opener, and notes what every user of the machine can see meanwhile. */
const opener = `#!/bin/sh
cat /proc/[0-9]*/cmdline > "$SEEN/commands" 2>/dev/null
printf '%s' "$1" > "$SEEN/argument.part"
mv "$SEEN/argument.part" "$SEEN/argument"
`;

describe('the browser that start opens', function () {
  this.timeout(120_000);
  let folder: string;
  before(async function () {
    const isLinux = process.platform === 'linux';
    leaveOutIf(this, 'what is started', isLinux ? undefined : 'only Linux tells the commands of others');
    if (!isPageFresh()) await buildPage();
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-open-'));
    await writeFile(join(folder, 'xdg-open'), opener);
    await chmod(join(folder, 'xdg-open'), 0o755);
  });
  after(() => folder && rm(folder, { recursive: true }));

  /** Starts the kit, looks at what the opener was given, and stops it. */
  async function opened(look: (file: string, url: string) => Promise<void>): Promise<string> {
    const env = { SEEN: folder, PATH: `${folder}${delimiter}${process.env.PATH}` };
    const argument = join(folder, 'argument');
    await rm(argument, { force: true });
    let looked: Promise<void> | undefined;
    const { status } = await attentionKit(
      ['start', '--notebooks', join(folder, 'work')],
      (child) => {
        let text = '';
        child.stdout!.on('data', (part) => {
          text += part;
        });
        looked = until(() => existsSync(argument) && /Ctrl-C/.test(text))
          .then(() => look(fileURLToPath(readFileSync(argument, 'utf8')), /http:\S+/.exec(text)![0]))
          .finally(() => child.kill('SIGINT'));
      },
      env,
    );
    await looked;
    expect(status).to.equal(0);
    return fileURLToPath(readFileSync(argument, 'utf8'));
  }

  it('is led by a file that only its user can read, so that the token stands in no command', async () => {
    await opened(async (file, url) => {
      const token = new URL(url).searchParams.get('token')!;
      expect(readFileSync(join(folder, 'commands'), 'utf8'))
        .to.include('start\0--notebooks')
        .and.not.include(token);
      expect((await stat(file)).mode & 0o777).to.equal(0o600);
      expect((await stat(dirname(file))).mode & 0o777).to.equal(0o700);
      expect(readFileSync(file, 'utf8')).to.include(`url=${url}"`);
      await fetch(url);
      await until(() => !existsSync(file));
    });
  });

  it('leaves no file when nobody has come in before the end', async () => {
    const file = await opened(async (path) => {
      expect(existsSync(path)).to.equal(true);
    });
    expect(existsSync(file)).to.equal(false);
  });
});
