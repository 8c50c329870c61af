import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nearest } from '../check/nearest.js';
import { readAbout } from '../runner/sweep/folder.js';
import { type Group, groupSweep } from '../runner/sweep/groups.js';
import { csvOf, readSweep, type SweepTable, textOf } from '../runner/sweep/table.js';
import { writeTable } from '../runner/sweep/write-table.js';
import type { Given } from './command.js';
import { openFile } from './open-browser.js';
import { say, warn } from './say.js';
import { writeSweepPage } from './sweep-page/write-page.js';
import { UsageError } from './usage-error.js';

/** Prints mean and spread of what was reported, and writes a page of charts. */
export async function showSweep(args: Given): Promise<void> {
  const folder = resolve(String(args.dir));
  const about = existsSync(folder) && (await readAbout(folder));
  if (!about) throw new Error(`sweep show: expected the folder of a sweep, got ${folder}`);
  const table = await readSweep(folder);
  if (table.rows.length === 0)
    throw new Error(`sweep show: expected a point or more in ${folder}, got none yet`);
  if (args.csv) return void process.stdout.write(csvOf(table));
  const over = overOf(args.over as string | undefined, table.parameters);
  const groups = sorted(groupSweep(table, over), args.sort as string | undefined, table.reported);
  say(textTable(groups, table, over));
  await writeTable(folder); // as parts of the sweep on other machines left it
  const page = await writeSweepPage(folder, table, basename(about.source));
  warn(`Wrote ${page}`);
  if (!args['no-browser']) openFile(pathToFileURL(page).href);
}

function overOf(given: string | undefined, parameters: readonly string[]): string[] {
  if (given === undefined) return parameters.filter((name) => name === 'seed');
  const names = given === 'none' ? [] : given.split(',');
  for (const name of names) known('--over', name, parameters);
  return names;
}

function sorted(groups: Group[], by: string | undefined, reported: readonly string[]): Group[] {
  if (by === undefined) return groups;
  known('--sort', by, reported);
  const size = ({ values }: Group) => values[by]?.mean ?? Number.NEGATIVE_INFINITY;
  return groups.sort((a, b) => size(b) - size(a) || 0);
}

function known(option: string, name: string, names: readonly string[]): void {
  if (names.includes(name)) return;
  const guess = nearest(name, names);
  const offer = guess ? ` (did you mean ${guess}?)` : '';
  throw new UsageError(
    `sweep show: expected ${option} to be one of ${names.join(', ')}, got ${name}${offer}`,
  );
}

function textTable(groups: Group[], { parameters, reported }: SweepTable, over: readonly string[]): string {
  const kept = parameters.filter((name) => !over.includes(name));
  const measured = reported.filter((name) => groups.some(({ values }) => values[name]));
  const hasFailed = groups.some(({ failed }) => failed > 0);
  const head = [...kept, 'n', ...(hasFailed ? ['failed'] : []), ...measured];
  const rows = groups.map((group) => [
    ...kept.map((name) => textOf(group.parameters[name])),
    String(group.count),
    ...(hasFailed ? [String(group.failed)] : []),
    ...measured.map((name) => spreadText(group.values[name])),
  ]);
  const widths = head.map((name, j) =>
    rows.reduce((most, row) => Math.max(most, row[j]!.length), name.length),
  );
  const line = (cells: string[]) =>
    cells
      .map((cell, j) => (j < kept.length ? cell.padEnd(widths[j]!) : cell.padStart(widths[j]!)))
      .join('  ');
  return [head, ...rows].map((cells) => line(cells).trimEnd()).join('\n');
}

/** `0.913 ± 0.021`; without a spread where there is one value only. */
function spreadText(spread: Group['values'][string] | undefined): string {
  if (!spread) return '';
  const { mean, spread: around } = spread;
  return Number.isNaN(around) ? short(mean) : `${short(mean)} ± ${short(around)}`;
}

function short(value: number): string {
  if (!Number.isFinite(value) || Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(4)));
}
