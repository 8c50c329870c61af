import { type HelperSetup, help } from './helper.js';
import type { Helper } from './node.js';

/** How many threads this machine runs at once; 1 where a page may not share memory between threads. */
export function threadCount(): number {
  const { crossOriginIsolated, navigator } = globalThis;
  return crossOriginIsolated && typeof Worker === 'function' ? navigator.hardwareConcurrency : 1;
}

/** A page may not sleep, a worker may. */
export const maySleep: boolean = typeof document === 'undefined';

/** Starts a worker that helps. */
export function startHelper(setup: HelperSetup, onEnd: () => void): Helper {
  const source = `onmessage = ({ data }) => (${help})(data)`;
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(url);
  worker.onerror = onEnd;
  worker.postMessage(setup);
  return {
    stop: () => {
      worker.terminate();
      URL.revokeObjectURL(url);
      onEnd();
    },
  };
}
