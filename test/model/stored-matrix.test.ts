import { expect } from 'chai';
import { readSafetensors } from '../../src/model/safetensors.js';
import { allValues, openMatrix, transposedValues } from '../../src/model/stored-matrix.js';
import {
  type Entry,
  float16Entry,
  float32Entry,
  int8Entry,
  safetensorsFile,
} from '../support/model-files.js';

const open = (entries: Record<string, Entry>, name: string, shape: number[]) =>
  openMatrix(readSafetensors(safetensorsFile(entries)), name, shape);

describe('openMatrix', () => {
  it('reads float32', () => {
    const matrix = open({ w: float32Entry([2, 3], [1, 2, 3, -4, 0.5, 1e-30]) }, 'w', [2, 3]);
    expect([...allValues(matrix)]).to.deep.equal([1, 2, 3, -4, 0.5, Math.fround(1e-30)]);
  });

  it('reads float32 that begins at an odd byte of a Node Buffer', () => {
    const file = safetensorsFile({ i: int8Entry([1], [1]), w: float32Entry([2], [7, 9]) });
    const shifted = Buffer.concat([Buffer.from([0]), file]).subarray(1); // a Buffer's slice() would not copy
    expect([...allValues(openMatrix(readSafetensors(shifted), 'w', [2]))]).to.deep.equal([7, 9]);
  });

  it('reads float16: signs, fractions, the largest, the smallest, infinity and NaN', () => {
    // 1 = 0 01111 0…0, −2 = 1 10000 0…0, 1/3 ≈ 0 01101 0101010101 = 1365/4096, 65504 the largest, 2⁻²⁴ the smallest
    const bits = [0x3c00, 0xc000, 0x3555, 0x7bff, 0x0001, 0x7c00, 0x7e00, 0x8000];
    const values = allValues(open({ h: float16Entry([8], bits) }, 'h', [8]));
    expect([...values]).to.deep.equal([
      1,
      -2,
      1365 / 4096,
      65504,
      2 ** -24,
      Number.POSITIVE_INFINITY,
      Number.NaN,
      -0,
    ]);
  });

  it('reads 8-bit numbers with a scale a row', () => {
    const entries = {
      w: int8Entry([2, 3], [1, -2, 127, 4, 5, -127]),
      'w.scale': float32Entry([2, 1], [0.5, 10]),
    };
    expect([...allValues(open(entries, 'w', [2, 3]))]).to.deep.equal([0.5, -1, 63.5, 40, 50, -1270]);
  });

  it('reads 8-bit numbers with a scale for each group of neighbours', () => {
    // row 0: 1, 2 by 1 and 3, 4 by 2; row 1: 5, 6 by 4 and 7, 8 by −1
    const scale = float16Entry([2, 2], [0x3c00, 0x4000, 0x4400, 0xbc00]);
    const entries = { w: int8Entry([2, 4], [1, 2, 3, 4, 5, 6, 7, 8]), 'w.scale': scale };
    expect([...allValues(open(entries, 'w', [2, 4]))]).to.deep.equal([1, 2, 6, 8, 20, 24, -7, -8]);
  });

  it('reads single rows', () => {
    const matrix = open({ w: float32Entry([3, 2], [1, 2, 3, 4, 5, 6]) }, 'w', [3, 2]);
    const target = new Float32Array(4);
    matrix.readRow(2, target, 1);
    expect([...target]).to.deep.equal([0, 5, 6, 0]);
  });

  it('exchanges rows and columns when asked, in blocks and beyond them', () => {
    const [rows, columns] = [37, 3]; // two blocks of 16 and a rest
    const values = Array.from({ length: rows * columns }, (_, i) => i);
    const turned = transposedValues(open({ w: float32Entry([rows, columns], values) }, 'w', [rows, columns]));
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) expect(turned[j * rows + i]).to.equal(i * columns + j);
    }
  });

  const wrong: [title: string, Record<string, Entry>, message: string][] = [
    ['a missing tensor', {}, 'expected a tensor w, got none of that name'],
    [
      'another shape',
      { w: float32Entry([3, 2], [1, 2, 3, 4, 5, 6]) },
      'expected w of shape [2, 3], got [3, 2]',
    ],
    [
      'a type it cannot read',
      { w: { dtype: 'I16', shape: [2, 3], bytes: new Uint8Array(12) } },
      'expected w as F32, F16, BF16 or I8 with scales, got I16',
    ],
    [
      '8 bits without scales',
      { w: int8Entry([2, 3], [1, 2, 3, 4, 5, 6]) },
      'expected scales w.scale beside I8 numbers, got none',
    ],
    [
      'scales of another shape',
      { w: int8Entry([2, 3], [1, 2, 3, 4, 5, 6]), 'w.scale': float32Entry([2, 2], [1, 1, 1, 1]) },
      'expected w.scale of shape [2, a divisor of 3], got [2, 2]',
    ],
    [
      'scales that are 8 bits themselves',
      { w: int8Entry([2, 3], [1, 2, 3, 4, 5, 6]), 'w.scale': int8Entry([2, 1], [1, 1]) },
      'expected w.scale as F16 or F32, got I8',
    ],
  ];
  for (const [title, entries, message] of wrong) {
    it(`refuses ${title}`, () =>
      expect(() => open(entries, 'w', [2, 3])).to.throw(RangeError, `openMatrix: ${message}`));
  }
});
