import v8 from 'node:v8';

/**
 * Asks Node.js 20 for relaxed SIMD, which newer ones have without being asked.
 * Only compilers and workers that start later know of it.
 */
export function allowRelaxedSimd(): void {
  if (process.versions.v8?.startsWith('11.')) v8.setFlagsFromString('--experimental-wasm-relaxed-simd');
}
