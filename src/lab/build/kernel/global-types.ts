/**
 * What cells in a page may use beside the language, kept small: the types of Node.js would take most of the compiler's time,
 * and most of them aren't there in a browser.
 */
export const globalTypes = `
interface Console {
  log(...values: any[]): void; info(...values: any[]): void; debug(...values: any[]): void;
  warn(...values: any[]): void; error(...values: any[]): void; trace(...values: any[]): void;
  dir(value: any, options?: any): void; table(rows: any, columns?: string[]): void; assert(holds: any, ...values: any[]): void;
  group(...values: any[]): void; groupEnd(): void; count(label?: string): void; countReset(label?: string): void;
  time(label?: string): void; timeLog(label?: string, ...values: any[]): void; timeEnd(label?: string): void;
}
declare var console: Console;
declare function setTimeout(call: (...given: any[]) => void, ms?: number, ...given: any[]): number;
declare function setInterval(call: (...given: any[]) => void, ms?: number, ...given: any[]): number;
declare function clearTimeout(timer?: number): void;
declare function clearInterval(timer?: number): void;
declare function queueMicrotask(call: () => void): void;
declare function structuredClone<T>(value: T, options?: any): T;
declare function atob(text: string): string;
declare function btoa(text: string): string;
/** Gives one of the modules that cells may import. */
declare function require(name: string): any;
declare var performance: { now(): number; readonly timeOrigin: number; mark(name: string): any; measure(name: string, from?: string, to?: string): any };
declare var navigator: { readonly hardwareConcurrency: number; readonly userAgent: string; readonly language: string; readonly onLine: boolean };
declare var crypto: { randomUUID(): string; getRandomValues<T>(array: T): T; readonly subtle: any };
declare class Event { constructor(type: string, options?: any); readonly type: string }
declare class EventTarget {
  addEventListener(type: string, listener: (event: any) => void, options?: any): void;
  removeEventListener(type: string, listener: (event: any) => void): void;
  dispatchEvent(event: Event): boolean;
}
declare class URLSearchParams {
  constructor(from?: any);
  get(name: string): string | null; getAll(name: string): string[]; has(name: string): boolean;
  set(name: string, value: string): void; append(name: string, value: string): void; delete(name: string): void; toString(): string;
}
declare class URL {
  constructor(url: string | URL, base?: string | URL);
  href: string; origin: string; protocol: string; host: string; hostname: string; port: string;
  pathname: string; search: string; hash: string; readonly searchParams: URLSearchParams;
  static createObjectURL(object: any): string; static revokeObjectURL(url: string): void;
}
declare class TextEncoder { encode(text?: string): Uint8Array }
declare class TextDecoder { constructor(label?: string, options?: any); decode(bytes?: ArrayBufferView | ArrayBuffer): string }
declare class AbortSignal extends EventTarget { readonly aborted: boolean; readonly reason: any; throwIfAborted(): void; static timeout(ms: number): AbortSignal; static abort(reason?: any): AbortSignal }
declare class AbortController { readonly signal: AbortSignal; abort(reason?: any): void }
declare class Blob { constructor(parts?: any[], options?: any); readonly size: number; readonly type: string; text(): Promise<string>; arrayBuffer(): Promise<ArrayBuffer> }
declare class Headers { constructor(from?: any); get(name: string): string | null; has(name: string): boolean; set(name: string, value: string): void }
declare class Response {
  constructor(body?: any, options?: any);
  readonly ok: boolean; readonly status: number; readonly statusText: string; readonly url: string; readonly headers: Headers; readonly body: any;
  text(): Promise<string>; json(): Promise<any>; arrayBuffer(): Promise<ArrayBuffer>; blob(): Promise<Blob>;
}
declare function fetch(url: string | URL, options?: any): Promise<Response>;
declare class OffscreenCanvas { constructor(width: number, height: number); width: number; height: number; getContext(kind: string, options?: any): any; convertToBlob(options?: any): Promise<Blob> }
declare namespace WebAssembly {
  class Module { constructor(bytes: ArrayBufferView | ArrayBuffer) }
  class Instance { constructor(module: Module, imports?: any); readonly exports: any }
  class Memory { constructor(size: { initial: number; maximum?: number; shared?: boolean }); readonly buffer: ArrayBuffer; grow(pages: number): number }
  function validate(bytes: ArrayBufferView | ArrayBuffer): boolean;
  function compile(bytes: ArrayBufferView | ArrayBuffer): Promise<Module>;
  function instantiate(bytes: ArrayBufferView | ArrayBuffer, imports?: any): Promise<{ module: Module; instance: Instance }>;
  function instantiate(module: Module, imports?: any): Promise<Instance>;
}
`;
