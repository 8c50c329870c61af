import type * as tsTypes from '@tslab/typescript-for-tslab';

import fs = require('node:fs');
import Module = require('node:module');
import path = require('node:path');
import v8 = require('node:v8');

/*
 * Makes a snapshot of a process that has just read TypeScript, and the types that cells need, for the kernels to come:
 * `node --snapshot-blob FILE --build-snapshot make.cjs COMPILER FOLDER`, COMPILER being typescript.js, and FOLDER one
 * from which a cell's imports can be found. Whoever starts from it (`node --snapshot-blob FILE MAIN …`) runs MAIN, the kernel's.
 *
 * While a snapshot is made there is no `import` but of Node.js' own modules: this file stands alone.
 * See https://nodejs.org/api/cli.html#--build-snapshot
 */

type Compiler = typeof tsTypes;

/** What cells import first, in nearly all notebooks. */
const cell = "import '@tensorflow/tfjs';\nimport 'attention-kit';\n";

const [compilerFile = '', folder = ''] = process.argv.slice(2);
const ts = loadCompiler(compilerFile);
Object.assign(globalThis, { [Symbol.for('attention-kit.parsed')]: parse(ts, path.join(folder, 'cell.ts')) });
Reflect.deleteProperty(Error, 'stackTraceLimit'); // the compiler has set it: each process sets its own
v8.startupSnapshot.setDeserializeMainFunction(() => {
  remember(compilerFile, ts);
  Module.createRequire(process.argv[1]!)('./snapshot/start.cjs');
});

function loadCompiler(file: string): Compiler {
  const module: { exports: unknown } = { exports: {} };
  const run = new Function(
    'module',
    'exports',
    'require',
    '__filename',
    '__dirname',
    fs.readFileSync(file, 'utf8'),
  );
  run(module, module.exports, require, file, path.dirname(file));
  return module.exports as Compiler;
}

/** Whoever requires the compiler gets the one that is there. */
function remember(file: string, exports: Compiler): void {
  const module = Object.assign(new Module(file), { filename: file, loaded: true, exports });
  Reflect.get(Module, '_cache')[file] = module;
}

/** All files of types that a first cell needs, parsed and bound, by their places. */
function parse(compiler: Compiler, place: string): Map<string, tsTypes.SourceFile> {
  const options: tsTypes.CompilerOptions = {
    target: compiler.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    module: compiler.ModuleKind.ESNext,
    moduleResolution: compiler.ModuleResolutionKind.Node10,
    esModuleInterop: true,
    types: ['node'],
  };
  const host = compiler.createCompilerHost(options, true);
  host.getCurrentDirectory = () => folder; // the compiler would remember its own for good
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) =>
    name === place
      ? compiler.createSourceFile(name, cell, compiler.ScriptTarget.ES2022)
      : getSourceFile(name, ...rest);
  const files = compiler
    .createProgram([place], options, host)
    .getSourceFiles()
    .filter(({ fileName }) => fileName !== place);
  const bind: (file: tsTypes.SourceFile, options: tsTypes.CompilerOptions) => void = Reflect.get(
    compiler,
    'bindSourceFile',
  );
  for (const file of files) bind(file, options);
  return new Map(files.map((file) => [file.fileName, file]));
}
