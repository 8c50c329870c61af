import { expect } from 'chai';
import fc from 'fast-check';
import { pageFolder } from '../../../../src/lab/build/freshness.js';
import { labApp } from '../../../../src/lab/server/lab-app.js';
import type { LabContext } from '../../../../src/lab/server/lab-context.js';
import { send } from '../../support/test-lab.js';
import { type Dose, forAll, sample, type Target } from './target.js';

const wrong = fc.constantFrom<unknown>(
  null,
  5,
  true,
  '',
  'x',
  [],
  {},
  [null],
  { id: 5 },
  { id: 'none' },
  { name: {} },
  '\u0000',
  '../x',
  'a/../../b',
  '__proto__',
  -1,
  1e300,
);
const fields = [
  'path',
  'type',
  'kernel',
  'content',
  'format',
  'raw',
  'copy_from',
  'ext',
  'chunk',
  'id',
  'data',
  'metadata',
];
/** A name that no kernel has: an order that can be carried out would start one. */
const noName = fc.constantFrom<unknown>('none', 5, {}, [], '');
const objects = fc
  .tuple(
    noName,
    ...fields.map(() => fc.option(fc.oneof(wrong, fc.jsonValue({ maxDepth: 2 })), { nil: undefined })),
  )
  .map(([name, ...values]): Record<string, unknown> => {
    const given = Object.fromEntries(fields.map((field, i) => [field, values[i]]));
    const { kernel } = given;
    const isObject = typeof kernel === 'object' && !Array.isArray(kernel);
    return { ...given, name, kernel: isObject ? { ...kernel, name: 'none' } : kernel };
  });
const nested = (levels: number) => `{"name":5,"raw":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}}`;
const bodies = fc.oneof(
  objects.map((object) => JSON.stringify(object)),
  fc.constantFrom(
    nested(400),
    nested(5_000),
    nested(50_000),
    `{"name":5,"content":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    '[',
    '"',
    '\u0000',
    '{"__proto__":{"name":5},"name":5}',
    'null',
    '5',
    '[]',
    'NaN',
    '\ufeff5',
  ),
);
const names = fc.constantFrom(
  'fuzz.ipynb',
  'fuzz.txt',
  'fuzz',
  'fuzz.ipynb/checkpoints',
  'fuzz.ipynb/checkpoints/x',
  'fuzz.txt/trust',
  'none/x',
  '@jupyterlab/apputils-extension:themes',
  '%',
  '%00',
  '..',
  'a%2f..%2fb',
  '__proto__',
  'x'.repeat(300),
);

/** All that the server knows to do: method and address, as its own table says it. */
function routes(): { method: string; path: string }[] {
  const { routes } = labApp({ pageFolder, access: { base: '/' } } as LabContext);
  const verbs = routes.flatMap(({ method, path }) =>
    (method === 'ALL' ? ['GET', 'POST'] : [method]).map((verb) => `${verb} ${path}`),
  );
  return [...new Set(verbs)].map((each) => ({ method: each.split(' ')[0]!, path: each.split(' ')[1]! }));
}

/** Sends bodies of wrong kinds and depths to every address of the server; none may be its fault, nor tell where it lies. */
export async function sendBodies(target: Target, folder: string, { seed, count }: Dose): Promise<number> {
  const order = fc.record({ body: bodies, name: names, isUser: fc.boolean() });
  const known = routes();
  expect(known.length).to.be.above(30);
  const all = known.flatMap((route, i) =>
    sample(order, { seed: seed + i, count }).map((each) => ({ ...each, ...route })),
  );
  await forAll(all, async ({ method, path, body, name, isUser }) => {
    const place = path.replace(':id', idIn(target, method, path)).replace('*', name);
    const sent = { ...(method === 'GET' ? {} : { body }), stranger: !isUser };
    const { status, text } = await send(target, method, place, sent);
    const what = `${method} ${place} ${body.slice(0, 200)}: ${status} ${text.slice(0, 200)}`;
    expect(isUser ? status < 500 : status === 403, what).to.equal(true);
    expect(text, what).not.to.include(folder);
  });
  return all.length;
}

/** What runs is asked about and not ended: it must still run in the end. */
function idIn({ kernel, session }: Target, method: string, path: string): string {
  if (method === 'DELETE' || path.endsWith('/restart')) return 'none';
  return path.includes('sessions') ? session : kernel;
}
