import { ASCENT, DESCENT, textWidth } from './fonts.js';

// An affine transformation [a b c d e f], as SVG writes it: x' = a·x + c·y + e, y' = b·x + d·y + f.
type Matrix = [number, number, number, number, number, number];
type Point = [number, number];

/** The box that an SVG element fills, in its own coordinates: what a browser's `getBBox()` answers. */
export function boxOf(element: Element): DOMRect {
  return around(pointsOf(element));
}

/** The box that an SVG element fills on its page: what a browser's `getBoundingClientRect()` answers. */
export function boxOnPage(element: Element): DOMRect {
  let points = pointsOf(element);
  for (let at: Element | null = element; at; at = at.parentElement) points = transformed(points, at);
  return around(points);
}

/** The width of an SVG text without line breaks: what a browser's `getComputedTextLength()` answers. */
export function textLength(element: Element): number {
  return textWidth(element.textContent ?? '', isBold(element)) * fontSize(element);
}

/** The length of a path of straight lines: what a browser's `getTotalLength()` answers. */
export function pathLength(element: Element): number {
  const points = pointsOf(element);
  return points.slice(1).reduce((sum, point, i) => sum + distance(points[i]!, point), 0);
}

/** The point so far along a path of straight lines: what a browser's `getPointAtLength()` answers. */
export function pointAtLength(element: Element, length: number): { x: number; y: number } {
  const points = pointsOf(element);
  let rest = length;
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1]!, points[i]!];
    const step = distance(from, to);
    if (rest <= step || i === points.length - 1) {
      const share = step === 0 ? 0 : rest / step;
      return { x: from[0] + (to[0] - from[0]) * share, y: from[1] + (to[1] - from[1]) * share };
    }
    rest -= step;
  }
  return { x: points[0]?.[0] ?? 0, y: points[0]?.[1] ?? 0 };
}

function distance([ax, ay]: Point, [bx, by]: Point): number {
  return Math.hypot(bx - ax, by - ay);
}

function pointsOf(element: Element): Point[] {
  const number = (name: string) => Number.parseFloat(element.getAttribute(name) ?? '0') || 0;
  switch (element.tagName) {
    case 'text':
      return textPoints(element);
    case 'rect':
    case 'image':
      return corners(number('x'), number('y'), number('width'), number('height'));
    case 'circle':
      return corners(
        number('cx') - number('r'),
        number('cy') - number('r'),
        2 * number('r'),
        2 * number('r'),
      );
    case 'line':
      return [
        [number('x1'), number('y1')],
        [number('x2'), number('y2')],
      ];
    case 'path':
      return pathPoints(element.getAttribute('d') ?? '');
    case 'g':
    case 'svg':
      return [...element.children].flatMap((child) => transformed(pointsOf(child), child));
    default:
      return [];
  }
}

function textPoints(text: Element): Point[] {
  const lines = [...text.querySelectorAll('tspan.line')];
  const size = fontSize(text);
  return (lines.length > 0 ? lines : [text]).flatMap((line) => {
    if (!line.textContent) return [];
    const width = runsWidth(line);
    const anchor = inherited(line, 'text-anchor');
    const at = (name: string) => Number.parseFloat(line.getAttribute(name) ?? text.getAttribute(name) ?? '0');
    const x = at('x') - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
    const y = at('y') + (line === text ? 0 : Number.parseFloat(line.getAttribute('dy') ?? '0') * size);
    return corners(x, y - ASCENT * size, width, (ASCENT + DESCENT) * size);
  });
}

// A line is made of runs: plain text, and spans in bold, raised or lowered.
function runsWidth(node: Node): number {
  const parent = node as Element;
  return [...node.childNodes].reduce((width, child) => {
    if (child.nodeType === 1) return width + runsWidth(child);
    return width + textWidth(child.textContent ?? '', isBold(parent)) * fontSize(parent);
  }, 0);
}

// Paths of Plotly's own furniture hold absolute commands only.
function pathPoints(path: string): Point[] {
  const points: Point[] = [];
  let [x, y] = [0, 0];
  for (const [, command = '', rest = ''] of path.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const numbers = (rest.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
    if (command === 'H') for (x of numbers) points.push([x, y]);
    else if (command === 'V') for (y of numbers) points.push([x, y]);
    else
      for (let i = numbers.length % 2; i + 1 < numbers.length; i += 2) {
        [x, y] = [numbers[i]!, numbers[i + 1]!];
        points.push([x, y]);
      }
  }
  return points;
}

function transformed(points: Point[], element: Element): Point[] {
  const [a, b, c, d, e, f] = matrixOf(element.getAttribute('transform') ?? '');
  return points.map(([x, y]) => [a * x + c * y + e, b * x + d * y + f]);
}

function matrixOf(transform: string): Matrix {
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  for (const [, name, list = ''] of transform.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const numbers = list.split(/[\s,]+/).map(Number);
    matrix = product(matrix, step(name!, numbers));
  }
  return matrix;
}

function step(name: string, [p = 0, q, r, ...rest]: number[]): Matrix {
  if (name === 'translate') return [1, 0, 0, 1, p, q ?? 0];
  if (name === 'scale') return [p, 0, 0, q ?? p, 0, 0];
  if (name === 'matrix') return [p, q ?? 0, r ?? 0, ...rest] as unknown as Matrix;
  const [cos, sin] = [Math.cos((p * Math.PI) / 180), Math.sin((p * Math.PI) / 180)];
  const [x, y] = [q ?? 0, r ?? 0];
  return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
}

function product(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

function fontSize(element: Element): number {
  const size = inherited(element, 'font-size') ?? '12px';
  if (!size.endsWith('%')) return Number.parseFloat(size);
  return (Number.parseFloat(size) / 100) * fontSize(element.parentElement!);
}

function isBold(element: Element): boolean {
  const weight = inherited(element, 'font-weight') ?? 'normal';
  return weight === 'bold' || Number.parseFloat(weight) >= 600;
}

function inherited(element: Element, property: string): string | undefined {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const value =
      (at as SVGElement).style?.getPropertyValue(property) || at.getAttribute(property) || undefined;
    if (value) return value;
  }
  return undefined;
}

function corners(x: number, y: number, width: number, height: number): Point[] {
  return [
    [x, y],
    [x + width, y + height],
    [x + width, y],
    [x, y + height],
  ];
}

function around(points: Point[]): DOMRect {
  let [left, top] = points[0] ?? [0, 0];
  let [right, bottom] = [left, top];
  for (const [x, y] of points) {
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x), Math.max(bottom, y)];
  }
  const box = { x: left, y: top, left, top, right, bottom, width: right - left, height: bottom - top };
  return { ...box, toJSON: () => box };
}
