import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { kitFolder } from '../../../files/kit-folder.js';
import {
  type FilesByPath,
  kitFolder as pageFolder,
  virtualSystem,
} from '../../kernel/compile/virtual-system.js';
import { globalTypes } from './global-types.js';

import ts = require('@tslab/typescript-for-tslab');

const require = createRequire(import.meta.url);
const modules = `${pageFolder}/node_modules`;

/** What a cell may import: of other packages only what these need. */
const cell =
  "import * as tf from '@tensorflow/tfjs';\nimport * as kit from 'attention-kit';\nimport * as tslab from 'tslab';\n";

/** Where the compiler of the page finds its library. */
const library = '/typescript/lib';

/**
 * Packs all types that cells in a page may use, by the paths under which the page's compiler looks for them.
 *
 * @returns what the compiler reads for a cell that imports everything, and nothing else
 */
export function typesPack(): FilesByPath {
  const place = `${pageFolder}/cell.ts`;
  const system = virtualSystem({ ...candidates(), [place]: cell });
  const read = new Map<string, string>();
  const readFile: typeof system.readFile = (path) => {
    const text = system.readFile(path);
    if (text !== undefined && path !== place) read.set(path, text);
    return text;
  };
  const host = ts.createWatchCompilerHost(
    [place],
    options,
    { ...system, readFile },
    ts.createAbstractBuilder,
  );
  const watch = ts.createWatchProgram(host);
  const missing = ts
    .getPreEmitDiagnostics(watch.getProgram().getProgram())
    .filter(({ file }) => file?.fileName === place);
  watch.close();
  if (missing.length > 0)
    throw new Error(
      `typesPack: expected types of all modules, got ${JSON.stringify(missing[0]!.messageText)}`,
    );
  return Object.fromEntries([...read].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** As tslab's converter sets them, with the types that the kit's light compiler takes. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts', 'lib.es2023.array.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  esModuleInterop: true,
  skipLibCheck: true,
  types: ['node'],
};

/** All files that the compiler may want. */
function candidates(): Record<string, string> {
  const own = (name: string) => dirname(require.resolve(`${name}/package.json`));
  const engine = dirname(own('@tensorflow/tfjs'));
  const packages = readdirSync(engine).filter((name) => name.startsWith('tfjs'));
  const files = [
    typesIn(join(own('@tslab/typescript-for-tslab'), 'lib'), library),
    typesIn(own('tslab'), `${modules}/tslab`, 'dist'),
    typesIn(kitFolder, `${modules}/attention-kit`, join('dist', 'src')),
    ...packages.map((name) => typesIn(join(engine, name), `${modules}/@tensorflow/${name}`, 'dist')),
  ];
  return {
    [`${modules}/@types/node/package.json`]: JSON.stringify({ name: '@types/node', types: 'index.d.ts' }),
    [`${modules}/@types/node/index.d.ts`]: globalTypes,
    ...Object.fromEntries(files.flatMap((each) => Object.entries(each))),
  };
}

/** A package's types, and what its package.json says of them. */
function typesIn(folder: string, place: string, below = ''): Record<string, string> {
  const names = (readdirSync(join(folder, below), { recursive: true }) as string[])
    .filter((name) => name.endsWith('.d.ts') && !name.includes('node_modules'))
    .map((name) => join(below, name));
  const at = (name: string) => `${place}/${name.replaceAll('\\', '/')}`;
  const texts = names.map((name) => [at(name), readFileSync(join(folder, name), 'utf8')]);
  return { ...Object.fromEntries(texts), ...(below ? { [at('package.json')]: outline(folder) } : {}) };
}

function outline(folder: string): string {
  const { name, version, main, types, typings } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  return JSON.stringify({ name, version, main, types, typings });
}
