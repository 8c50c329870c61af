import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { kitFolder } from '../../src/files/kit-folder.js';
import { getPackages, integrityOf } from '../../src/workshop/pack/usb/get-packages.js';
import { installFiles, type KitPackage } from '../../src/workshop/pack/usb/install-files.js';
import { type LockedPackages, lockedPackages } from '../../src/workshop/pack/usb/locked-packages.js';
import { usbReadme } from '../../src/workshop/pack/usb/readme.js';

describe('the list of packages for a room without a network', () => {
  let packages: LockedPackages;
  before(async () => {
    packages = await lockedPackages(kitFolder);
  });
  const placesFor = (os: string, cpu: string) =>
    Object.keys(packages).filter((place) => {
      const { os: systems, cpu: cpus } = packages[place]!;
      return systems?.includes(os) && (cpus ?? [cpu]).includes(cpu);
    });

  it('has the binaries of each operating system, whichever made it', () => {
    const native = (name: string) => `node_modules/@resvg/resvg-js-${name}`;
    expect(placesFor('win32', 'x64')).to.deep.equal([native('win32-x64-msvc')]);
    expect(placesFor('darwin', 'arm64')).to.deep.equal([native('darwin-arm64'), 'node_modules/fsevents']);
    expect(placesFor('linux', 'x64')).to.deep.equal([native('linux-x64-gnu'), native('linux-x64-musl')]);
  });
  it('has all that the kit depends on, and nothing that is only for working on it', async () => {
    const { dependencies, devDependencies } = JSON.parse(
      await readFile(join(kitFolder, 'package.json'), 'utf8'),
    );
    const places = (names: object) => Object.keys(names).map((name) => `node_modules/${name}`);
    expect(packages).to.include.keys(places(dependencies));
    for (const name of ['playwright-core', 'mocha', '@rspack/core', 'attention-kit']) {
      expect(places(devDependencies)).to.include(`node_modules/${name}`);
      expect(packages).not.to.have.property(`node_modules/${name}`);
    }
  });
  it('becomes a lock file in which everything lies beside it, under a name of its own', async () => {
    const kit = JSON.parse(await readFile(join(kitFolder, 'package.json'), 'utf8')) as KitPackage;
    const files = installFiles(kit, 'sha512-abc=', packages);
    expect(installFiles(kit, 'sha512-abc=', packages)).to.deep.equal(files);
    const lock = JSON.parse(files['package-lock.json']!);
    const { '': root, ...entries } = lock.packages;
    expect(root.dependencies).to.deep.equal(JSON.parse(files['package.json']!).dependencies);
    expect(Object.keys(entries)).to.have.length(Object.keys(packages).length + 1);
    const archives = new Map<string, string>();
    for (const [place, { resolved, integrity }] of Object.entries<Record<string, string>>(entries)) {
      expect(resolved, place).to.match(/^file:packages\/[\w.-]+\.tgz$/);
      expect(archives.get(resolved!) ?? integrity, resolved).to.equal(integrity);
      archives.set(resolved!, integrity!);
    }
  });
  it('is told apart from a kit that doesn’t know it', async () => {
    const message = await lockedPackages(tmpdir()).catch((error: Error) => error.message);
    expect(message).to.equal(
      'class pack: expected the kit to know its packages (dist/packages.json), got a kit that was packed without',
    );
  });
});

describe('the archives of packages', function () {
  this.timeout(120_000);
  let folder: string;
  let registry: Server;
  let env: NodeJS.ProcessEnv;
  let bytes: Buffer;
  let asked: string[] = [];
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-usb-'));
    const source = join(folder, 'package');
    await mkdir(source);
    await writeFile(join(source, 'package.json'), JSON.stringify({ name: '@a/b', version: '1.2.3' }));
    const archive = join(folder, 'archive.tgz');
    execFileSync('tar', ['-czf', archive, '-C', folder, 'package']);
    bytes = await readFile(archive);
    registry = createServer(({ url = '', headers: { host } }, answer) => {
      asked.push(url);
      if (url.endsWith('.tgz')) return answer.end(bytes);
      const dist = { tarball: `http://${host}/b.tgz`, integrity: integrityOf(bytes) };
      const versions = { '1.2.3': { name: '@a/b', version: '1.2.3', dist } };
      return answer.end(JSON.stringify({ name: '@a/b', 'dist-tags': { latest: '1.2.3' }, versions }));
    });
    await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
    env = settings(`http://127.0.0.1:${(registry.address() as AddressInfo).port}`);
  });
  after(async () => {
    registry.close();
    await rm(folder, { recursive: true, force: true });
  });
  const settings = (address: string) => ({
    ...process.env,
    npm_config_registry: address,
    npm_config_cache: join(folder, 'cache'),
    npm_config_fetch_retries: '0',
  });
  const get = async (name: string, integrity: string, given = env) => {
    const place = join(folder, name);
    await mkdir(place);
    const told: string[] = [];
    const packages = { 'node_modules/@a/b': { version: '1.2.3', integrity } };
    const message = await getPackages(packages, place, (text) => told.push(text), { env: given }).then(
      () => undefined,
      (error: Error) => error.message,
    );
    return { files: await readdir(place), told, message };
  };

  it('come from npm’s registry as they are, and from its cache the next time', async () => {
    const { files, told, message } = await get('first', integrityOf(bytes));
    expect({ files, told, message }).to.deep.equal({
      files: ['a-b-1.2.3.tgz'],
      told: ['Getting packages from npm: 0 of 1 …'],
      message: undefined,
    });
    expect((await readFile(join(folder, 'first', 'a-b-1.2.3.tgz'))).equals(bytes)).to.equal(true);
    expect(asked).to.include('/b.tgz');
    asked = [];
    expect((await get('second', integrityOf(bytes))).files).to.deep.equal(['a-b-1.2.3.tgz']);
    expect(asked).not.to.include('/b.tgz');
  });
  it('are refused where they are others than the kit was made with', async () => {
    const other = integrityOf(Buffer.from('other'));
    expect((await get('third', other)).message).to.equal(
      `class pack: expected @a/b@1.2.3 as the kit was made with it (${other}), got an archive with another digest`,
    );
  });
  it('need a network, or what npm has kept', async () => {
    const nowhere = { ...settings('http://127.0.0.1:9'), npm_config_cache: join(folder, 'empty') };
    expect((await get('fourth', integrityOf(bytes), nowhere)).message).to.equal(
      "class pack: expected npm to get the kit's packages, got no answer from the package registry (ECONNREFUSED); what it has got it keeps for the next time",
    );
  });
});

describe('the page of instructions on a stick', () => {
  it('is one page, in lines that every editor shows', () => {
    const lines = usbReadme('1.2.3', '20.19').split('\n');
    expect(lines.length).to.be.at.most(66);
    for (const line of lines) expect(line).to.match(/^[ -~]{0,80}$/);
  });
});
