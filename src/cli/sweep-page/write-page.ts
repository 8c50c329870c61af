import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { saveFile } from '../../files/save-file.js';
import type { ParameterValue } from '../../format/parameter-values.js';
import { escapeHtml } from '../../lab/home/escape-html.js';
import { plotlyFile } from '../../runner/kit-kernelspec.js';
import { factColumnsOf, type SweepTable, textOf } from '../../runner/sweep/table.js';
import type { Cell } from './chart.js';

/** The modules that the page runs, each after what it needs. */
const modules = [
  '../../plot/theme.js',
  '../../lab/page/dark-colours.js',
  '../../runner/sweep/spread.js',
  './chart.js',
  './page.js',
];

/** Columns that are the same for all points or their names: nothing to draw. */
const dull = new Set(['error', 'id', 'kit', 'node', 'ended']);

/**
 * Writes a page that draws any two columns of a sweep's table. It is one file, needs no network, and can be sent.
 *
 * @param folder the sweep's folder
 * @param table what it holds
 * @param name of what was swept
 * @returns where the page lies
 */
export async function writeSweepPage(folder: string, table: SweepTable, name: string): Promise<string> {
  const path = join(folder, 'sweep.html');
  const scripts = await Promise.all(modules.map((name) => readFile(new URL(name, import.meta.url), 'utf8')));
  const columns = table.columns.filter((name) => !dull.has(name));
  const rows = table.rows.map((row) => Object.fromEntries(columns.map((name) => [name, cellOf(row[name])])));
  const held = JSON.stringify({ columns, parameters: table.parameters, reported: table.reported, rows });
  const plotly = await readFile(plotlyFile(), 'utf8');
  await saveFile(path, html(table, { name, held, plotly, script: scripts.map(asPart).join('\n') }));
  return path;
}

function html(
  table: SweepTable,
  { name, held, plotly, script }: Record<'name' | 'held' | 'plotly' | 'script', string>,
): string {
  const field = (name: string, label: string) => `<label>${label} <select name="${name}"></select></label>`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sweep of ${escapeHtml(name)}</title>
<style>
  :root { color-scheme: light dark; }
  body { margin: 24px auto; max-width: 960px; padding: 0 16px; font: 16px/1.5 Inter, "Segoe UI", Arial, sans-serif; color: #1f2933; background: #ffffff; }
  @media (prefers-color-scheme: dark) { body { color: #e8ecf0; background: #14181d; } }
  h1 { font-size: 24px; margin-bottom: 0; overflow-wrap: anywhere; }
  form { display: flex; flex-wrap: wrap; gap: 8px 24px; margin: 16px 0; }
  label { display: flex; align-items: center; gap: 8px; }
  select { font: inherit; padding: 4px 8px; min-height: 36px; max-width: 12em; }
</style>
<h1>${escapeHtml(name)}</h1>
<p>${escapeHtml(summaryOf(table))}</p>
<form>${field('kind', 'Draw a')}${field('x', 'x')}${field('y', 'y')}${field('by', 'colour')}</form>
<div id="chart" role="img"></div>
<p>Lines and heat maps show means; bars on lines are standard deviations.</p>
<script type="application/json" id="table">${inScript(held)}</script>
<script>${inScript(plotly)}</script>
<script type="module">${inScript(script)}</script>
</html>
`;
}

/** `6 points over seed and dK, 1 of them failed`. */
function summaryOf({ rows, parameters }: SweepTable): string {
  const state = factColumnsOf(parameters).get('state')!;
  const failed = rows.filter((row) => row[state] === 'failed').length;
  const count = `${rows.length} ${rows.length === 1 ? 'point' : 'points'}`;
  const names = new Intl.ListFormat('en').format(parameters);
  return `${count} over ${names}${failed > 0 ? `, ${failed} of them failed` : ''}`;
}

/** A module as a part of a larger one. */
function asPart(code: string): string {
  return code
    .replace(/^import [^;]*;$/gm, '')
    .replace(/^export /gm, '')
    .replace(/^\/\/# source.*$/gm, '');
}

/** A text that can't end the script it stands in; in a string of JSON or JavaScript it means the same. */
function inScript(text: string): string {
  return text.replace(/<(?=\/script|!--)/gi, '\\u003c');
}

/** Numbers that JSON has no word for are no places on an axis. */
function cellOf(value: ParameterValue | undefined): Cell {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'boolean' || value === undefined || value === null
    ? (value ?? null)
    : textOf(value);
}
