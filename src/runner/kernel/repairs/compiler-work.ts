import { createRequire } from 'node:module';
import type { Converter } from 'tslab/dist/converter.js';
import { lightCompiler } from '../../../kernel/repairs/light-compiler.js';
import { parsedFile } from '../snapshot/parsed-file.js';

const require = createRequire(import.meta.url);

type CreateConverter = typeof import('tslab/dist/converter.js').createConverter;

/** Makes tslab's compiler of cells over a TypeScript that does no more than a cell needs, see `lightCompiler`. */
export const createLightConverter: CreateConverter = (options): Converter => {
  const compiler = require.cache[require.resolve('@tslab/typescript-for-tslab')]!;
  const whole = compiler.exports;
  const converter = require.resolve('tslab/dist/converter.js');
  delete require.cache[converter];
  compiler.exports = lightCompiler(parsedFile);
  try {
    return (require(converter) as { createConverter: CreateConverter }).createConverter(options);
  } finally {
    compiler.exports = whole;
  }
};
