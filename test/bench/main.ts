import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import * as tf from '@tensorflow/tfjs';
import { attentionSection } from './attention.js';
import { chaptersSection } from './chapters.js';
import { checkOnceSection } from './check-once.js';
import { decodingSection } from './decoding.js';
import { encoderSection } from './encoder.js';
import { exploreSection } from './explore.js';
import { fusedMemorySection } from './fused/memory.js';
import { fusedSection } from './fused/times.js';
import { installSection } from './install.js';
import { kernelSection } from './kernel.js';
import { labSection } from './lab.js';
import { loadSection } from './load.js';
import type { BenchOptions, Section } from './section.js';
import { siteSection } from './site.js';
import { sweepSection } from './sweep.js';

const SECTIONS: Section[] = [
  attentionSection,
  checkOnceSection,
  fusedSection,
  fusedMemorySection,
  encoderSection,
  decodingSection,
  kernelSection,
  sweepSection,
  chaptersSection,
  labSection,
  siteSection,
  exploreSection,
  installSection,
  loadSection,
];

const HELP = `npm run bench [-- SECTION …]

Measures the kit on this machine: all sections, or those named. Each number is the best of several runs in turn;
what takes more than 10 s is said to. Compare ratios within one run, not milliseconds between machines.

--minutes N   how long the readers of "load" go on (60)
--rounds N    of how many visits "site" tells the best (3)

Sections:
${SECTIONS.map(({ name, title }) => `  ${name.padEnd(12)} ${title}`).join('\n')}
`;

async function print({ title, columns, rows }: Section, options: BenchOptions): Promise<void> {
  console.log(`\n${title}\n`);
  const widths = columns.map((column, i) => (i === 0 ? 24 : Math.max(12, column.length)));
  const line = (cells: string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ');
  console.log(line(columns));
  for await (const row of rows(options)) console.log(line(row));
}

async function main(args: string[]): Promise<void> {
  const { positionals: names, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean' }, minutes: { type: 'string' }, rounds: { type: 'string' } },
  });
  const unknown = names.filter((name) => !SECTIONS.some((section) => section.name === name));
  if (values.help) return console.log(HELP);
  if (unknown.length > 0) {
    console.error(
      `bench: expected sections among ${SECTIONS.map(({ name }) => name).join(', ')}, got ${unknown.join(', ')}`,
    );
    process.exitCode = 2;
    return;
  }
  console.log(
    `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} × ${cpus()[0]?.model}`,
  );
  const chosen = SECTIONS.filter(({ name, byName }) => (names.length === 0 ? !byName : names.includes(name)));
  const options: BenchOptions = {};
  for (const name of ['minutes', 'rounds'] as const)
    if (values[name] !== undefined) options[name] = readPositive(name, values[name]);
  for (const section of chosen) await print(section, options);
}

function readPositive(name: string, text: string): number {
  if (Number(text) > 0) return Number(text);
  throw new Error(`bench: expected --${name} to be a positive number, got ${text}`);
}

tf.enableProdMode(); // no banner in the table
await main(process.argv.slice(2));
