import { darkened } from '../../lab/page/dark-colours.js';
import { type Cell, type Choice, chartOf } from './chart.js';

/** What the page holds, beside Plotly. */
interface Held {
  columns: string[];
  parameters: string[];
  reported: string[];
  rows: Record<string, Cell>[];
}

interface Plotly {
  react(element: Element, data: unknown, layout: unknown, config: unknown): Promise<unknown>;
}

/*
 * The script of the page: what is chosen is drawn, and stands in the address, so that a chart can be found again.
 */

const held: Held = JSON.parse(document.getElementById('table')!.textContent!);
const plotly = (window as unknown as { Plotly: Plotly }).Plotly;
const form = document.querySelector('form')!;
const chart = document.getElementById('chart')!;
const dark = matchMedia('(prefers-color-scheme: dark)');

function fill(name: string, options: readonly string[], chosen: string | undefined): void {
  const select = form.elements.namedItem(name) as HTMLSelectElement;
  for (const option of options) select.add(new Option(option || '(nothing)', option));
  select.value = options.includes(chosen ?? '') ? chosen! : options[0]!;
}

function draw(): void {
  const choice = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, `${value}`]));
  const figure = chartOf(held.rows, choice as unknown as Choice);
  const ground = getComputedStyle(document.body).backgroundColor;
  const { data, layout } = dark.matches ? darkened(figure, ground, ['colorscale']) : figure;
  chart.ariaLabel = layout.meta.description;
  history.replaceState(null, '', `#${new URLSearchParams(choice)}`);
  void plotly.react(chart, data, layout, { displaylogo: false, responsive: true });
}

const asked = new URLSearchParams(location.hash.slice(1));
const [first = '', second = ''] = held.parameters.filter((name) => name !== 'seed');
const measured = held.reported[0] ?? 'seconds';
fill('kind', ['line', 'heat map', 'scatter'], asked.get('kind') ?? 'line');
fill('x', held.columns, asked.get('x') ?? (first || held.columns[0]));
fill('y', held.columns, asked.get('y') ?? measured);
fill('by', ['', ...held.columns], asked.get('by') ?? second);
form.addEventListener('change', draw);
dark.addEventListener('change', draw);
draw();
