/** The kernel as WebAssembly, in base64. The build makes this module from `assembly/`; see `build/assemble.ts`. */
export const assembled: Record<'simd' | 'relaxed', Record<'unshared' | 'shared', string>>;
