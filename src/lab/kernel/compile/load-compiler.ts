import type { Converter } from 'tslab/dist/converter.js';
import type { Language } from '../../../kernel/language.js';
import { separateTimers } from '../../../kernel/repairs/compiler-timers.js';
import { offerNewerLibrary } from '../../../kernel/repairs/library.js';
import { lightCompiler } from '../../../kernel/repairs/light-compiler.js';
import { type FilesByPath, virtualSystem } from './virtual-system.js';

import ts = require('@tslab/typescript-for-tslab');

/** tslab's compiler, ready. */
export interface Compiler {
  converter: Converter;
  /** Answers an editor, given what the cells that ran have declared. */
  language: (declared: string) => Language;
}

const setSystem: (system: ts.System) => void = Reflect.get(ts, 'setSys');

/** What cells import first, in nearly all notebooks: the first program takes longest, so it is made before a reader waits. */
const firstCell =
  "import * as tf from '@tensorflow/tfjs';\nimport { show } from 'attention-kit';\nawait show;\n";

/** Loads the types that cells may use, and makes tslab's compiler over them. */
export async function loadCompiler(types: URL): Promise<Compiler> {
  const response = await fetch(types);
  if (!response.ok) throw new Error(`loadCompiler: expected ${types}, got HTTP status ${response.status}`);
  setSystem(virtualSystem((await response.json()) as FilesByPath));
  separateTimers();
  offerNewerLibrary();
  // tslab's converter gets this TypeScript in place of its own, see the bundle.
  Object.assign(globalThis, { [Symbol.for('attention-kit.typescript')]: lightCompiler(() => undefined) });
  const [{ createConverter, isCompleteCode }, { printQuickInfo }] = await Promise.all([
    import(/* webpackMode: "eager" */ 'tslab/dist/converter.js'),
    import(/* webpackMode: "eager" */ 'tslab/dist/inspect.js'),
  ]);
  const converter = createConverter({ isJS: false, isBrowser: false });
  converter.convert('', firstCell);

  /** As tslab's own handler answers (`dist/jupyter.js`), which would bring its server along. */
  const language = (declared: string): Language => ({
    handleIsComplete({ code }) {
      const { completed, indent } = isCompleteCode(code);
      return completed ? { status: 'complete' } : { indent, status: 'incomplete' };
    },
    handleInspect({ code, cursor_pos }) {
      const info = converter.inspect(declared, code, cursor_pos);
      const data = info ? { 'text/plain': printQuickInfo(info) } : {};
      return { status: 'ok', found: Boolean(info), data, metadata: {} };
    },
    handleComplete({ code, cursor_pos }) {
      const { start, end, candidates } = converter.complete(declared, code, cursor_pos);
      return { cursor_start: start, cursor_end: end, matches: candidates, metadata: {}, status: 'ok' };
    },
  });
  return { converter, language };
}
