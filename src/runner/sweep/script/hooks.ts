import { existsSync, readFileSync } from 'node:fs';
import type { LoadHook, ResolveHook } from 'node:module';
import { fileURLToPath } from 'node:url';

/*
 * Lets a script be TypeScript, and import the kit wherever it lies. Node.js calls these in a thread of their own.
 */

/** Finds `./x.ts` where `./x.js` is named and isn't there, and packages of the kit where the script has none. */
export const resolve: ResolveHook = async (specifier, context, next) => {
  try {
    return await next(specifier, context);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    const written = typescriptOf(specifier, context.parentURL);
    if (written) return next(written, context);
    if (/^[./]|:/.test(specifier)) throw error;
    return next(specifier, { ...context, parentURL: import.meta.url });
  }
};

/** Takes the types out of TypeScript. */
export const load: LoadHook = async (url, context, next) => {
  if (!/^file:.*\.m?ts$/.test(url)) return next(url, context);
  const { default: ts } = await import('@tslab/typescript-for-tslab');
  const { ModuleKind, ScriptTarget } = ts;
  const path = fileURLToPath(url);
  const { outputText } = ts.transpileModule(readFileSync(path, 'utf8'), {
    fileName: path,
    compilerOptions: { module: ModuleKind.ESNext, target: ScriptTarget.ES2022, inlineSourceMap: true },
  });
  return { format: 'module', source: outputText, shortCircuit: true };
};

function typescriptOf(specifier: string, parent: string | undefined): string | undefined {
  if (!parent || !/^(?:\.|file:).*\.m?js$/.test(specifier)) return undefined;
  const url = new URL(specifier.replace(/js$/, 'ts'), parent);
  return existsSync(url) ? url.href : undefined;
}
