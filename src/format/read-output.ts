import { type Expect, inWords, type Refuse } from './expect.js';
import { isJsonType, isLinesType, mapBundle } from './lines.js';
import type { Output } from './notebook.js';

/** Reads an output; what its type needs is there afterwards. */
export function readOutput(value: unknown, where: string, expect: Expect, refuse: Refuse): Output {
  const output = expect.object(value, where);
  const { output_type: type } = output;
  switch (type) {
    case 'stream': {
      const name = expect.text(output.name ?? 'stdout', `name of ${where}`);
      return { ...output, output_type: type, name, text: expect.text(output.text, `text of ${where}`) };
    }
    case 'display_data':
    case 'execute_result': {
      const data = readBundle(output.data, where, expect);
      const metadata = expect.object(output.metadata, `metadata of ${where}`);
      const read = { ...output, output_type: type, data, metadata } satisfies Output;
      if (type === 'display_data') return read;
      return {
        ...read,
        execution_count: expect.count(output.execution_count, `execution_count of ${where}`),
      };
    }
    case 'error': {
      const [ename, evalue] = (['ename', 'evalue'] as const).map((key) =>
        expect.text(output[key], `${key} of ${where}`),
      );
      const lines = typeof output.traceback === 'string' ? [output.traceback] : output.traceback;
      const traceback = expect
        .list(lines, `traceback of ${where}`)
        .map((line) => expect.text(line, `traceback of ${where}`));
      return { ...output, output_type: type, ename: ename!, evalue: evalue!, traceback };
    }
    default:
      return refuse(
        'stream, display_data, execute_result or error',
        `output_type of ${where}`,
        inWords(type),
      );
  }
}

/** Reads a MIME bundle: texts are joined, also those that stand for bytes; data stays as it is. */
export function readBundle(value: unknown, where: string, expect: Expect): Record<string, unknown> {
  return mapBundle(expect.object(value, `data of ${where}`), (each, type) => {
    if (isLinesType(type)) return expect.text(each, `${type} of ${where}`);
    const lines = !isJsonType(type) && Array.isArray(each) && each.every((line) => typeof line === 'string');
    return lines ? each.join('') : each;
  });
}
