import { runForward } from '../../../src/fused/run-forward.js';

/** Runs attention once over n words, one head of 64, as plain arrays; prints its milliseconds and the most MB that it took. */
const n = Number(process.argv[2]);
const random = (step: number) =>
  Float32Array.from({ length: n * 64 }, (_, i) => Math.sin((i + 1) * step) * 1.4);
const [queries, keys, values] = [random(0.37), random(0.73), random(1.31)];
const start = performance.now();
runForward({ queries, keys, values, batch: 1, n, m: n, dK: 64, dV: 64, scale: 1 / 8, causal: false });
const ms = performance.now() - start;
console.log(JSON.stringify({ ms, megabytes: process.resourceUsage().maxRSS / 1024 }));
