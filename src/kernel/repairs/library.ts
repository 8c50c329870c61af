import ts = require('@tslab/typescript-for-tslab');

/** What the running Node.js may have and TypeScript 5.0's own library doesn't know: how to find it, and its types. */
const additions: [isThere: () => boolean, types: string][] = [
  [() => 'toSorted' in Array.prototype, copyingArrays()],
  [
    () => 'isWellFormed' in String.prototype,
    'interface String { isWellFormed(): boolean; toWellFormed(): string; }',
  ],
  [
    () => 'groupBy' in Object,
    `interface ObjectConstructor {
      groupBy<K extends PropertyKey, T>(items: Iterable<T>, keyOf: (item: T, index: number) => K): Partial<Record<K, T[]>>;
    }
    interface MapConstructor {
      groupBy<K, T>(items: Iterable<T>, keyOf: (item: T, index: number) => K): Map<K, T[]>;
    }`,
  ],
  [
    () => 'withResolvers' in Promise,
    `interface PromiseConstructor {
      withResolvers<T>(): {
        promise: Promise<T>; resolve: (value: T | PromiseLike<T>) => void; reject: (reason?: any) => void;
      };
    }`,
  ],
  [
    () => 'try' in Promise,
    `interface PromiseConstructor {
      try<T, A extends unknown[]>(work: (...args: A) => T | PromiseLike<T>, ...args: A): Promise<Awaited<T>>;
    }`,
  ],
  [
    () => 'fromAsync' in Array,
    `interface ArrayConstructor {
      fromAsync<T>(items: AsyncIterable<T> | Iterable<T | PromiseLike<T>> | ArrayLike<T | PromiseLike<T>>): Promise<T[]>;
      fromAsync<T, U>(
        items: AsyncIterable<T> | Iterable<T | PromiseLike<T>> | ArrayLike<T | PromiseLike<T>>,
        change: (item: Awaited<T>, index: number) => U,
      ): Promise<Awaited<U>[]>;
    }`,
  ],
  [
    () => 'union' in Set.prototype,
    `interface Set<T> {
      union<U>(other: ReadonlySet<U>): Set<T | U>;
      intersection<U>(other: ReadonlySet<U>): Set<T & U>;
      difference<U>(other: ReadonlySet<U>): Set<T>;
      symmetricDifference<U>(other: ReadonlySet<U>): Set<T | U>;
      isSubsetOf(other: ReadonlySet<unknown>): boolean;
      isSupersetOf(other: ReadonlySet<unknown>): boolean;
      isDisjointFrom(other: ReadonlySet<unknown>): boolean;
    }`,
  ],
  [
    () => 'Iterator' in globalThis,
    `interface IteratorHelpers<T> {
      map<U>(change: (value: T, index: number) => U): IterableIterator<U>;
      filter(isWanted: (value: T, index: number) => unknown): IterableIterator<T>;
      take(count: number): IterableIterator<T>;
      drop(count: number): IterableIterator<T>;
      flatMap<U>(change: (value: T, index: number) => Iterable<U>): IterableIterator<U>;
      reduce<U>(join: (sum: U, value: T, index: number) => U, start: U): U;
      reduce(join: (sum: T, value: T, index: number) => T): T;
      toArray(): T[];
      forEach(work: (value: T, index: number) => void): void;
      some(isWanted: (value: T, index: number) => unknown): boolean;
      every(isWanted: (value: T, index: number) => unknown): boolean;
      find(isWanted: (value: T, index: number) => unknown): T | undefined;
    }
    interface IterableIterator<T> extends IteratorHelpers<T> {}
    interface Generator<T = unknown, TReturn = any, TNext = unknown> extends IteratorHelpers<T> {}`,
  ],
  [() => 'escape' in RegExp, 'interface RegExpConstructor { escape(text: string): string; }'],
  [() => 'isError' in Error, 'interface ErrorConstructor { isError(value: unknown): value is Error; }'],
];

/**
 * Lets cells use what the running Node.js knows: TypeScript's library of 2023, and the types of what came later, as far
 * as it is there. Must be called before tslab makes its compiler.
 *
 * Upstream: tslab asks for the library of 2022 whatever Node.js runs it, so that `[3, 1].toSorted()` doesn't compile.
 */
export function offerNewerLibrary(): void {
  const { readFile } = ts.sys;
  ts.sys.readFile = (path, encoding) => {
    const text = readFile(path, encoding);
    return text !== undefined && /[\\/]lib\.es2022\.d\.ts$/.test(path)
      ? `${newerReference}${text}\n${newerTypes()}`
      : text;
  };
}

const newerReference = '/// <reference lib="es2023.array" />\n';

/** The types of what is there, and missing in TypeScript's own library, as global declarations. */
export function newerTypes(): string {
  return additions.flatMap(([isThere, types]) => (isThere() ? [types] : [])).join('\n');
}

/** Methods that return a changed copy, of arrays and of all typed arrays. */
function copyingArrays(): string {
  const ofElements = `interface ReadonlyArray<T> {
    toReversed(): T[];
    toSorted(compare?: (a: T, b: T) => number): T[];
    toSpliced(start: number, deleteCount?: number, ...items: T[]): T[];
    with(index: number, value: T): T[];
  }`;
  const kinds = ['Int8', 'Uint8', 'Uint8Clamped', 'Int16', 'Uint16', 'Int32', 'Uint32', 'Float32', 'Float64'];
  const typed = [
    ...kinds.map((kind) => [kind, 'number']),
    ['BigInt64', 'bigint'],
    ['BigUint64', 'bigint'],
  ].map(
    ([kind, element]) => `interface ${kind}Array {
      toReversed(): ${kind}Array;
      toSorted(compare?: (a: ${element}, b: ${element}) => number): ${kind}Array;
      with(index: number, value: ${element}): ${kind}Array;
    }`,
  );
  return [ofElements, ofElements.replace('ReadonlyArray', 'Array'), ...typed].join('\n');
}
