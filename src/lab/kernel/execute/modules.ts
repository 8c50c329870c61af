import { missingModule } from '../missing.js';
import type { Require } from './executor.js';

/** Loads what cells may import, TensorFlow.js with its WebAssembly engine at work. */
export async function loadModules(tslab: unknown): Promise<Require> {
  const [tf, kit, wasm] = await Promise.all([
    import('@tensorflow/tfjs'),
    import('attention-kit'),
    import('@tensorflow/tfjs-backend-wasm'),
  ]);
  // As in Node.js; and its threads don't survive what makes scripts small.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  wasm.setWasmPaths(new URL('tfjs/', location.href).href);
  if (!(await tf.setBackend('wasm').catch(() => false))) await tf.setBackend('cpu');
  const modules: Record<string, unknown> = { '@tensorflow/tfjs': tf, 'attention-kit': kit, tslab };
  return (name) => {
    if (Object.hasOwn(modules, name)) return modules[name];
    throw new Error(missingModule(name));
  };
}
