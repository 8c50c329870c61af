import ts = require('@tslab/typescript-for-tslab');

/** Files of types that were parsed when the snapshot was made from which this process started; none if there is none. */
const parsed: Map<string, ts.SourceFile> | undefined = Reflect.get(
  globalThis,
  Symbol.for('attention-kit.parsed'),
);

/** Those of them that read as they did; asked once of each, since a library that changes is read by the next kernel. */
const valid = new Map<string, ts.SourceFile | undefined>();

/** A file of types as the snapshot holds it, unless it reads otherwise by now. */
export function parsedFile(name: string): ts.SourceFile | undefined {
  const file = parsed?.get(name);
  if (file && !valid.has(name)) valid.set(name, ts.sys.readFile(name) === file.text ? file : undefined);
  return valid.get(name);
}
