import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { integrityOf } from '../../src/workshop/pack/usb/get-packages.js';
import { attentionKit } from '../cli/support.js';

describe('a stick for a room without a network', function () {
  this.timeout(400_000);
  let folder: string;
  let usb: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-usb-'));
    usb = join(folder, 'pack one', 'usb');
    const { status, stdout, stderr } = await pack('pack one');
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    for (const line of [/usb\/packages: \d{3} files, 1\d\d\.\d MB$/m, /usb\/browser: \d+ files, /m])
      expect(stdout).to.match(line);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const pack = (name: string, env = {}) =>
    attentionKit(['class', 'pack', '--usb', '--chapters', '3-4', '-o', join(folder, name)], undefined, env);

  /** A student's computer: no registry, nothing in npm's cache, a home of its own. */
  const studentsRun = (cwd: string, command: string, ...args: string[]) => {
    const home = join(cwd, '..', 'home');
    mkdirSync(home, { recursive: true });
    const env = { PATH: process.env.PATH, HOME: home, npm_config_registry: 'http://127.0.0.1:9' };
    return execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  };
  const copyOfUsb = (name: string) => {
    const place = join(folder, name, 'usb');
    cpSync(usb, place, { recursive: true });
    return place;
  };

  it('installs the kit, and a chapter runs', () => {
    const place = copyOfUsb('a student');
    studentsRun(place, 'npm', 'ci', '--offline');
    expect(studentsRun(place, 'npx', 'attention-kit', 'doctor')).to.include('All that is needed works.');
    expect(studentsRun(place, 'npx', 'attention-kit', 'run', 'chapters/03-scores.ipynb')).to.include('0.');
    expect(readFileSync(join(place, 'chapters/03-scores.ipynb'), 'utf8')).not.to.match(
      /<summary>\s*Solution/i,
    );
  });

  for (const [os, cpu, native, inside] of [
    ['win32', 'x64', ['@resvg/resvg-js-win32-x64-msvc'], 'win32/x64'],
    ['darwin', 'arm64', ['@resvg/resvg-js-darwin-arm64', 'fsevents'], 'darwin/arm64'],
  ] as const)
    it(`has what ${os} on ${cpu} needs: npm finds an archive for each package, with its programs in it`, () => {
      const place = copyOfUsb(os);
      const args = ['ci', '--offline', '--dry-run', `--os=${os}`, `--cpu=${cpu}`];
      const added = [...studentsRun(place, 'npm', ...args).matchAll(/^add (\S+) (\S+)$/gm)];
      const names = added.map(([, name]) => name!);
      expect(names).to.include.members(['attention-kit', 'zeromq']);
      expect(names.filter((name) => /^@resvg\/.*-js-|^fsevents$/.test(name)).sort()).to.deep.equal(native);
      const lock = JSON.parse(readFileSync(join(place, 'package-lock.json'), 'utf8')).packages;
      for (const [, name, version] of added) {
        const entries = Object.entries<Record<string, string>>(lock).filter(
          ([path, each]) => path.endsWith(`node_modules/${name}`) && each.version === version,
        );
        expect(entries, name).not.to.deep.equal([]);
        for (const [, { resolved, integrity }] of entries)
          expect(integrityOf(readFileSync(join(place, resolved!.replace('file:', '')))), name).to.equal(
            integrity,
          );
      }
      const zeromq = `packages/${readdirSync(join(place, 'packages')).find((name) => name.startsWith('zeromq-'))}`;
      expect(execFileSync('tar', ['-tzf', join(place, zeromq)], { encoding: 'utf8' })).to.include(
        `/build/${inside}/`,
      );
      rmSync(join(folder, os), { recursive: true });
    });

  it('is the same each time, also when an installed kit makes it', async () => {
    const other = join(folder, 'pack two');
    const kit = join(folder, 'a student/usb/node_modules/attention-kit/dist/src/cli/main.js');
    const args = ['class', 'pack', '--usb', '--chapters', '3-4', '-o', other];
    execFileSync(process.execPath, [kit, ...args], { cwd: folder, stdio: 'ignore' });
    const [one, two] = [digests(usb), digests(join(other, 'usb'))];
    expect(Object.keys(two)).to.deep.equal(Object.keys(one));
    expect(Object.keys(one).filter((path) => one[path] !== two[path])).to.deep.equal([]);
  });

  it('leaves nothing of a pack where npm can’t get the packages', async () => {
    const nowhere = {
      npm_config_registry: 'http://127.0.0.1:9',
      npm_config_cache: join(folder, 'empty'),
      npm_config_fetch_retries: '0',
    };
    const { status, stderr } = await pack('none', nowhere);
    expect(stderr).to.match(/^class pack: expected npm to get the kit's packages, got no answer .*\n$/);
    expect(status).to.equal(1);
    expect(existsSync(join(folder, 'none'))).to.equal(false);
  });
});

/** SHA-256 of each file of a folder, by path. */
function digests(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  return Object.fromEntries(
    entries
      .map((each) => join(each.parentPath, each.name))
      .map((path) => [
        path.slice(folder.length),
        createHash('sha256').update(readFileSync(path)).digest('hex'),
      ])
      .sort(),
  );
}
