import { readdirSync, readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import * as kit from '../../src/index.js';

const SOURCE = new URL('../../../src/', import.meta.url);
const BUILT = new URL('../../src/', import.meta.url);
const TOLERANCE = 1e-4;

/** One `@example` of a docstring: the code, and where it stands. */
export interface Example {
  file: string;
  functionName: string;
  code: string;
}

/** Finds the examples of all exported functions in src. */
export function findExamples(): Example[] {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'));
  return files.flatMap((file) => examplesIn(file, readFileSync(new URL(file, SOURCE), 'utf8')));
}

/** Cuts the examples out of one file: from `@example` to the next tag, without the stars. */
export function examplesIn(file: string, text: string): Example[] {
  const documented = text.matchAll(
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export (?:async )?(?:function|const) (\w+)/g,
  );
  return [...documented].flatMap(([, comment, functionName]) => {
    const blocks = comment!.replaceAll(/^ *\* ?/gm, '').split(/^@/m);
    const examples = blocks.filter((block) => block.startsWith('example'));
    return examples.map((block) => ({
      file,
      functionName: functionName!,
      code: block.slice('example'.length),
    }));
  });
}

/**
 * Runs an example: each line `statement; // → value` must give that value. The arrow may stand on the next line.
 * A comment `// prints text` must be what is printed next, line by line.
 *
 * Known in the code are `tf`, all public names, and what the example's own file exports; what is `instead` of them comes first.
 */
export async function runExample(
  { file, code }: Example,
  instead: Record<string, unknown> = {},
): Promise<void> {
  const own = await import(new URL(file.replace(/ts$/, 'js'), BUILT).href);
  const lines: string[] = [];
  const expectPrinted = (text: string) => expect(lines.shift()).to.equal(text);
  const scope: Record<string, unknown> = { tf, ...kit, ...own, ...instead, expectValue, expectPrinted };
  const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
  const run = new AsyncFunction(...Object.keys(scope), withChecks(code));
  const { log } = console;
  console.log = (text: string) => lines.push(...text.split('\n'));
  try {
    await run(...Object.values(scope));
  } finally {
    console.log = log;
  }
}

function withChecks(code: string): string {
  const checked = code
    .replaceAll(/^const (\w+) = (.*);\s+\/\/ → (.*)$/gm, 'const $1 = $2; expectValue($1, $3);')
    .replaceAll(/^(?!const )(.*);\s+\/\/ → (.*)$/gm, 'expectValue(await $1, $2);')
    .replaceAll(/\/\/ prints (.*)$/gm, (_, text: string) => `expectPrinted(${JSON.stringify(text)});`);
  expect(checked, 'a line with → that is no whole statement').to.not.include('// →');
  return checked;
}

/** Asserts that a value is what the example says: numbers within 1e-4, of an object the keys that are named. */
export function expectValue(actual: unknown, expected: unknown): void {
  if (actual instanceof tf.Tensor) {
    expectValue(actual.arraySync(), expected);
  } else if (typeof expected === 'number') {
    expect(actual).to.be.closeTo(expected, TOLERANCE);
  } else if (typeof expected === 'boolean' && typeof actual === 'number') {
    expect(actual).to.equal(Number(expected));
  } else if (typeof expected === 'object' && expected !== null) {
    expect(actual).to.be.an(Array.isArray(expected) ? 'array' : 'object');
    if (Array.isArray(expected)) expect(actual).to.have.length(expected.length);
    for (const [key, value] of Object.entries(expected))
      expectValue(Reflect.get(actual as object, key), value);
  } else {
    expect(actual).to.equal(expected);
  }
}
