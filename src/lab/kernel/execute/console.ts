import { format, inspect } from '#inspect';
import type { StreamName } from '../../../kernel/gather-output.js';

const streams: Partial<Record<keyof Console, StreamName>> = {
  log: 'stdout',
  info: 'stdout',
  debug: 'stdout',
  dirxml: 'stdout',
  warn: 'stderr',
  error: 'stderr',
};

/**
 * Lets what cells log be printed as Node.js prints it.
 *
 * @param write prints a text
 */
export function takeOverConsole(write: (name: StreamName, text: string) => void): void {
  let indent = '';
  const print = (name: StreamName, ...values: unknown[]) =>
    write(name, `${format(...values).replaceAll(/^/gm, indent)}\n`);
  const counts = new Map<string, number>();
  const begun = new Map<string, number>();
  const passed = (label: string) => `${label}: ${(performance.now() - (begun.get(label) ?? 0)).toFixed(3)}ms`;
  const methods: Partial<Console> = {
    assert(holds, ...values) {
      if (!holds) print('stderr', 'Assertion failed', ...values);
    },
    count(label = 'default') {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      print('stdout', `${label}: ${counts.get(label)}`);
    },
    countReset: (label = 'default') => void counts.delete(label),
    dir: (value, options) => print('stdout', inspect(value, { customInspect: false, ...options })),
    group(...values) {
      if (values.length > 0) print('stdout', ...values);
      indent += '  ';
    },
    groupEnd() {
      indent = indent.slice(2);
    },
    time: (label = 'default') => void begun.set(label, performance.now()),
    timeLog: (label = 'default', ...values) => print('stdout', passed(label), ...values),
    timeEnd: (label = 'default') => print('stdout', passed(label)),
    trace: (...values) => print('stderr', `Trace: ${format(...values)}`),
  };
  const plain = Object.entries(streams).map(([method, name]) => [
    method,
    (...values: unknown[]) => print(name, ...values),
  ]);
  Object.assign(console, methods, Object.fromEntries(plain));
}
