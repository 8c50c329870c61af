/** A browser has relaxed SIMD, or it has not. */
export function allowRelaxedSimd(): void {}
