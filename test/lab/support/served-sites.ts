import { createServer, type Server } from 'node:http';
import { expect } from 'chai';
import { originalOf } from '../../../src/keep/original.js';
import type { Site } from '../../../src/lab/browser/site.js';
import { type Database, openDatabase } from '../../../src/lab/browser/store/database.js';
import { SiteStore } from '../../../src/lab/browser/store/site-store.js';
import { trustOf } from '../../../src/lab/browser/store/site-trust.js';
import { saveModel } from '../../../src/lab/protocol/contents/change.js';
import { readModel } from '../../../src/lab/protocol/contents/read-contents.js';
import type { Contents } from '../../../src/lab/protocol/contents/store.js';

/** A chapter as the kit would bring it. */
export function chapter(source: string, output = '1'): string {
  const outputs = [{ output_type: 'stream', name: 'stdout', text: output }];
  const cell = { cell_type: 'code', id: 'a', metadata: {}, source, execution_count: 1, outputs };
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] });
}

/** A site as one of its readers sees it. */
export interface SeenSite {
  site: Site;
  kept: Database;
  contents: Contents;
}

/** What a suite needs to try sites of one chapter. */
export interface Sites {
  /** What is served now, by name. */
  brought: Map<string, string>;
  /** A site that brings this as its only chapter, seen by a reader with this database. */
  siteWith: (text: string, database?: Database) => Promise<SeenSite>;
}

/** Serves chapters for the suite that calls it. */
export function servedSites(): Sites {
  let [server, base] = [] as unknown as [Server, URL];
  const brought = new Map<string, string>();
  before(async () => {
    server = createServer(({ url = '' }, answer) => {
      const text = brought.get(decodeURIComponent(url.split('?')[0]!.replace('/chapters/', '')));
      answer.writeHead(text === undefined ? 404 : 200).end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = new URL(`http://127.0.0.1:${(server.address() as { port: number }).port}/`);
  });
  after(() => server?.close());

  const siteWith = async (text: string, database?: Database) => {
    brought.set('1.ipynb', text);
    const chapters = { '1.ipynb': { ...(await originalOf(text)), size: text.length } };
    const site: Site = { base, version: '1', isClass: false, chapters };
    const kept = database ?? (await openDatabase('test'));
    const contents: Contents = { store: new SiteStore(kept.files, site), trust: trustOf(site, kept) };
    return { site, kept, contents };
  };
  return { brought, siteWith };
}

/** The code of a notebook's first cell. */
export async function sourceIn(contents: Contents, path = '1.ipynb'): Promise<string> {
  const { content } = await readModel(contents, path, { content: true });
  return (content as { cells: { source: string }[] }).cells[0]!.source;
}

/** Saves the chapter with a change in its text. */
export async function save(contents: Contents, change: (text: string) => string): Promise<void> {
  const { content } = await readModel(contents, '1.ipynb', { content: true });
  const next = JSON.parse(change(JSON.stringify(content)));
  await saveModel(contents, '1.ipynb', { type: 'notebook', format: 'json', content: next });
}

/** A file as a reader chooses it. */
export function fileOf(name: string, text: string): File {
  return new File([text], name);
}

/** Holds an answer against the refusal that is expected. */
export async function refused(asked: Promise<unknown>, status: number, message: RegExp): Promise<void> {
  const error = await asked.then(
    () => undefined,
    (reason) => reason,
  );
  expect(error?.message).to.match(message);
  expect(error?.status).to.equal(status);
}
