/** As TensorFlow.js' wasm engine has them: they throw whatever nobody caught, and do nothing else. */
const RETHROWS =
  /^function \((ex|reason)\) \{(?: if \(!\(ex instanceof ExitStatus\)\) \{)?\s*throw \1;\s*(?:\} )?\}$/;

/**
 * Keeps listeners off the process that end it for an error nobody caught.
 *
 * The wasm engine of TensorFlow.js 4.22 (Emscripten's glue in `tfjs-backend-wasm`) adds two when it starts, so that a forgotten `await` in a cell would end the kernel.
 */
export function refuseRethrowers(): void {
  process.on('newListener', (event: string, listener: (...args: unknown[]) => void) => {
    if (!['uncaughtException', 'unhandledRejection'].includes(event) || !RETHROWS.test(String(listener)))
      return;
    queueMicrotask(() => process.removeListener(event, listener)); // it is added after this call
  });
}
