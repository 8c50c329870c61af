import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { saveFile } from '../../files/save-file.js';
import type { ParameterValue } from '../../format/parameter-values.js';
import { escapeHtml } from '../../lab/home/escape-html.js';
import { plotlyFile } from '../../runner/kit-kernelspec.js';
import { type SweepTable, textOf } from '../../runner/sweep/table.js';
import type { Cell } from './chart.js';

/** The modules that the page runs, each after what it needs. */
const modules = ['../../plot/theme.js', '../../runner/sweep/spread.js', './chart.js', './page.js'];

/** Columns that are the same for all points or their names: nothing to draw. */
const dull = new Set(['error', 'id', 'kit', 'node', 'ended']);

/**
 * Writes a page that draws any two columns of a sweep's table. It is one file, needs no network, and can be sent.
 *
 * @param folder the sweep's folder
 * @param table what it holds
 * @returns where the page lies
 */
export async function writeSweepPage(folder: string, table: SweepTable): Promise<string> {
  const path = join(folder, 'sweep.html');
  const scripts = await Promise.all(modules.map((name) => readFile(new URL(name, import.meta.url), 'utf8')));
  const columns = table.columns.filter((name) => !dull.has(name));
  const rows = table.rows.map((row) => Object.fromEntries(columns.map((name) => [name, cellOf(row[name])])));
  const held = JSON.stringify({ columns, parameters: table.parameters, reported: table.reported, rows });
  const plotly = await readFile(plotlyFile(), 'utf8');
  await saveFile(path, html(table, { held, plotly, script: scripts.map(asPart).join('\n') }));
  return path;
}

function html(
  table: SweepTable,
  { held, plotly, script }: Record<'held' | 'plotly' | 'script', string>,
): string {
  const field = (name: string, label: string) => `<label>${label} <select name="${name}"></select></label>`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sweep: ${escapeHtml(table.parameters.join(', '))}</title>
<style>
  body { margin: 24px auto; max-width: 960px; padding: 0 16px; font: 16px/1.5 Inter, "Segoe UI", Arial, sans-serif; color: #1f2933; }
  h1 { font-size: 24px; }
  form { display: flex; flex-wrap: wrap; gap: 8px 24px; }
  select { font: inherit; padding: 4px 8px; min-height: 36px; }
</style>
<h1>${table.rows.length} points</h1>
<form>${field('kind', 'Draw a')}${field('x', 'x')}${field('y', 'y')}${field('by', 'colour')}</form>
<div id="chart" role="img"></div>
<p>Lines and heat maps show means; bars on lines are standard deviations.</p>
<script type="application/json" id="table">${inScript(held)}</script>
<script>${inScript(plotly)}</script>
<script type="module">${inScript(script)}</script>
</html>
`;
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
