import { nameLocals } from './kept-declarations.js';

import ts = require('@tslab/typescript-for-tslab');

type CreateHost = (
  files: string[],
  options: ts.CompilerOptions,
  system: ts.System,
  createProgram: CreateProgram | null,
  ...reporters: unknown[]
) => unknown;
type CreateProgram = ts.CreateProgram<ts.BuilderProgram>;

/** A file that was parsed before, by its place; nothing if there is none. */
export type ParsedFile = (name: string) => ts.SourceFile | undefined;

/** What the compiler knows about a file beyond its public types. */
interface Resolved extends ts.SourceFile {
  resolvedModules?: Map<string, { resolvedModule?: ts.ResolvedModule } | undefined>;
}

const createHost = ts.createWatchCompilerHost as unknown as CreateHost;
const bindSourceFile: (file: ts.SourceFile, options: ts.CompilerOptions) => void = Reflect.get(
  ts,
  'bindSourceFile',
);

/**
 * TypeScript for tslab's compiler of cells, which does for each cell what a cell needs and no more.
 *
 * tslab 1.0.22 (`dist/converter.js`) reads all `@types` that any package has brought along (a cell still gets those of
 * what it imports), watches every file of every library, and lets TypeScript keep a book of all files and what depends
 * on them, twice a cell, only to ask which of the reader's own files the cell imports.
 *
 * @param parsedFile files that needn't be parsed again
 */
export function lightCompiler(parsedFile: ParsedFile): typeof ts {
  const createLightHost: CreateHost = (files, given, system, _, ...reporters) => {
    leaveLibrariesUnwatched(system);
    const create = creatorOfPrograms(parsedFile);
    return createHost(files, { ...given, types: ['node'] }, system, create, ...reporters);
  };
  return { ...ts, createWatchCompilerHost: createLightHost as never };
}

/**
 * A library that changes is read by the next kernel: what has been loaded of it stays as it was anyway. The working folder
 * is none, though it may itself lie among libraries, as the chapters of an installed kit do.
 */
function leaveLibrariesUnwatched(system: ts.System): void {
  const watch = system.watchFile!;
  const own = `${system.getCurrentDirectory().replaceAll('\\', '/')}/`;
  system.watchFile = (path, ...rest) => {
    const seen = path.startsWith(own) ? path.slice(own.length - 1) : path;
    return seen.includes('/node_modules/') ? { close: () => {} } : watch(path, ...rest);
  };
}

function creatorOfPrograms(parsedFile: ParsedFile): CreateProgram {
  const served = new WeakSet<ts.CompilerHost>();
  return (names, options, host, ...rest) => {
    if (host && !served.has(host)) takeParsedFiles(host, parsedFile);
    if (host) served.add(host);
    const builder = ts.createAbstractBuilder(names as string[], options, host, ...rest);
    const program = builder.getProgram();
    const own = program.getSourceFiles().filter(({ isDeclarationFile }) => !isDeclarationFile);
    // tslab reads the names that a cell declares before anything has asked for types.
    for (const file of own) {
      bindSourceFile(file, program.getCompilerOptions());
      if (file.fileName.endsWith('/__tslab__.ts')) nameLocals(file);
    }
    return Object.assign(builder, { getAllDependencies: (file: ts.SourceFile) => ownImports(file, program) });
  };
}

/** Files that were parsed before aren't parsed again. */
function takeParsedFiles(host: ts.CompilerHost, parsedFile: ParsedFile): void {
  const { getSourceFile, getSourceFileByPath } = host;
  host.getSourceFile = (name, ...how) => parsedFile(name) ?? getSourceFile(name, ...how);
  host.getSourceFileByPath = (name, ...how) => parsedFile(name) ?? getSourceFileByPath!(name, ...how);
}

/** The reader's files that a file imports, over others too, and itself. */
function ownImports(file: ts.SourceFile, program: ts.Program, found: string[] = []): string[] {
  if (found.includes(file.fileName)) return found;
  found.push(file.fileName);
  (file as Resolved).resolvedModules?.forEach((entry) => {
    const name = entry?.resolvedModule?.resolvedFileName;
    const imported = name === undefined ? undefined : program.getSourceFile(name);
    if (imported && !imported.isDeclarationFile) ownImports(imported, program, found);
  });
  return found;
}
