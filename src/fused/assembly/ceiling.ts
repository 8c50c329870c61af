import { multiplyAdd } from './vector';

/**
 * Multiplies and adds in registers only, the most that this machine could ever do: 12 sums, more than the
 * 8 that a processor with two multiply-add units of four cycles needs.
 *
 * @returns something that depends on all of them, so that none can be left out
 */
export function multiplyAdds(rounds: i32): f32 {
  const factor = f32x4.splat(0.999);
  const summand = f32x4.splat(0.001);
  let a = f32x4.splat(1);
  let b = f32x4.splat(2);
  let c = f32x4.splat(3);
  let d = f32x4.splat(4);
  let e = f32x4.splat(5);
  let f = f32x4.splat(6);
  let g = f32x4.splat(7);
  let h = f32x4.splat(8);
  let i = f32x4.splat(9);
  let j = f32x4.splat(10);
  let k = f32x4.splat(11);
  let l = f32x4.splat(12);
  for (let round = 0; round < rounds; round++) {
    a = multiplyAdd(a, factor, summand);
    b = multiplyAdd(b, factor, summand);
    c = multiplyAdd(c, factor, summand);
    d = multiplyAdd(d, factor, summand);
    e = multiplyAdd(e, factor, summand);
    f = multiplyAdd(f, factor, summand);
    g = multiplyAdd(g, factor, summand);
    h = multiplyAdd(h, factor, summand);
    i = multiplyAdd(i, factor, summand);
    j = multiplyAdd(j, factor, summand);
    k = multiplyAdd(k, factor, summand);
    l = multiplyAdd(l, factor, summand);
  }
  const sums = f32x4.add(
    f32x4.add(f32x4.add(a, b), f32x4.add(c, d)),
    f32x4.add(f32x4.add(f32x4.add(e, f), f32x4.add(g, h)), f32x4.add(f32x4.add(i, j), f32x4.add(k, l))),
  );
  return f32x4.extract_lane(sums, 0);
}

/** Adds up memory, 64 bytes a step: as quick as it can be read. */
export function readMemory(start: usize, bytes: i32): f32 {
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  const end = start + bytes;
  for (let at = start; at < end; at += 64) {
    a = f32x4.add(a, v128.load(at));
    b = f32x4.add(b, v128.load(at, 16));
    c = f32x4.add(c, v128.load(at, 32));
    d = f32x4.add(d, v128.load(at, 48));
  }
  return f32x4.extract_lane(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)), 0);
}
