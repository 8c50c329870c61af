import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { root as commands } from '../src/cli/root.js';
import { parseNotebook } from '../src/format/parse-notebook.js';
import * as kit from '../src/index.js';
import { chapterCard } from '../src/lab/home/chapter-card.js';
import { listChapters } from '../src/runner/chapters.js';
import { emblem, emblemOf } from './support/emblem.js';

const top = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, top), 'utf8');
const readme = read('README.md');

/** All matches of the first group. */
const found = (pattern: RegExp, text = readme): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1]!);

/** The table of chapters, as it should stand in the README. */
function chapterTable(): string {
  const rows = listChapters().map((path) => {
    const name = basename(path);
    const { title, question, time } = chapterCard(name, parseNotebook(readFileSync(path, 'utf8'), name));
    return `| [${title}](notebooks/${name}) | ${question} | ${time.split(' · ')[0]} |`;
  });
  return ['| chapter | its question | time |', '|---|---|---|', ...rows].join('\n');
}

describe('the README', () => {
  it('lists the chapters as they introduce themselves', () => {
    const [table] = found(/<!-- chapters -->\n([\s\S]*?)\n<!-- \/chapters -->/g);
    expect(table).to.equal(chapterTable());
  });

  it('shows the picture that chapter 5 draws', () => {
    const chapter = JSON.parse(read(`notebooks/${emblem.chapter}`));
    const [shown, drawn] = [readFileSync(emblem.file), emblemOf(chapter)];
    expect(shown.length).to.be.above(1000);
    expect(shown.equals(drawn), 'npm run chapters -- 5 writes it anew').to.equal(true);
  });

  it('names npm scripts and commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json'));
    for (const script of found(/npm run ([\w:-]+)/g))
      expect(scripts, `npm run ${script}`).to.have.property(script);
    for (const script of ['start', 'test']) expect(scripts).to.have.property(script);
    for (const command of found(/npx attention-kit ([\w-]+)/g))
      expect(commands.subCommands, `attention-kit ${command}`).to.have.property(command);
  });

  it('names helpers that exist', () => {
    const [tables] = found(/## Helpers as a library\n([\s\S]*?)\nConventions/g);
    const names = found(/`(\w+)`/g, tables);
    expect(names).to.have.length.above(35);
    for (const name of names) expect(kit, name).to.have.property(name);
  });

  it('has examples that run as they stand, in a fresh process, and give what they say', async () => {
    const examples = found(/```ts\n([\s\S]*?)```/g);
    expect(examples).to.have.length.above(0);
    for (const code of examples) {
      const claims = [...code.matchAll(/^(.*); \/\/ → (.*)$/gm)];
      const asked = claims.map(([, expression]) => `console.log(JSON.stringify(${expression}));`);
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--input-type=module', '-e', [code, ...asked].join('\n')],
        { cwd: top },
      );
      const said = claims.map(([, , value]) => JSON.stringify(JSON.parse(value!)));
      expect(stdout.trim().split('\n')).to.deep.equal(said);
    }
  });

  it('links to files that exist', () => {
    for (const path of found(/\]\((?!https?:)([^)#]+)\)/g)) expect(() => read(path), path).not.to.throw();
  });
});
