import { expect } from 'chai';
import { readSafetensors } from '../../src/model/safetensors.js';
import { float32Entry, int8Entry, safetensorsFile } from '../support/model-files.js';

const entries = {
  a: float32Entry([2, 3], [1, 2, 3, 4, 5, 6]), // 24 bytes
  b: int8Entry([5], [-1, 0, 1, 2, 3]), // 5 bytes: 29 in all
};
const spoiled = (edit: (header: Record<string, unknown>) => void) => () =>
  readSafetensors(safetensorsFile(entries, edit));

describe('readSafetensors', () => {
  it('finds each tensor with its type, shape and bytes', () => {
    const tensors = readSafetensors(safetensorsFile(entries));
    expect([...tensors.keys()]).to.deep.equal(['a', 'b']);
    expect(tensors.get('a')!.dtype).to.equal('F32');
    expect(tensors.get('a')!.shape).to.deep.equal([2, 3]);
    expect([...tensors.get('b')!.bytes]).to.deep.equal([255, 0, 1, 2, 3]);
  });

  it('leaves the metadata aside', () => {
    const file = safetensorsFile(entries, (header) => {
      header.__metadata__ = { format: 'pt' };
    });
    expect([...readSafetensors(file).keys()]).to.deep.equal(['a', 'b']);
  });

  it('copies nothing', () => {
    const file = safetensorsFile(entries);
    expect(readSafetensors(file).get('a')!.bytes.buffer).to.equal(file.buffer);
  });

  it('refuses a file without a header', () =>
    expect(() => readSafetensors(new Uint8Array(7))).to.throw(
      RangeError,
      /^readSafetensors: expected 8 bytes or more, got 7$/,
    ));

  it('refuses a header longer than the file, as in a page of text saved under the wrong name', () =>
    expect(() => readSafetensors(new TextEncoder().encode('<!doctype html>'))).to.throw(
      /^readSafetensors: expected a header of at most 7 bytes, got 81\d+$/,
    ));

  it('refuses a header that is no JSON object', () => {
    const file = safetensorsFile({});
    file[8] = 'x'.charCodeAt(0); // "{}" becomes "x}"
    expect(() => readSafetensors(file)).to.throw(
      'readSafetensors: expected a header that is a JSON object, got "x}"',
    );
  });

  it('refuses a file that was cut off', () =>
    expect(() => readSafetensors(safetensorsFile(entries).subarray(0, -2))).to.throw(
      'readSafetensors: expected b to end within 27 bytes of data, got byte 29',
    ));

  it('refuses bytes that belong to no tensor', () =>
    expect(() => readSafetensors(new Uint8Array([...safetensorsFile(entries), 0]))).to.throw(
      'readSafetensors: expected 29 bytes of data, got 30',
    ));

  it('refuses an entry without shape', () =>
    expect(
      spoiled((header) => {
        header.a = { dtype: 'F32' };
      }),
    ).to.throw('readSafetensors: expected type, shape and place of a, got {"dtype":"F32"}'));

  it('refuses a type that the format does not have', () =>
    expect(
      spoiled((header) => {
        header.b = { dtype: 'Q8', shape: [5], data_offsets: [24, 29] };
      }),
    ).to.throw(/expected b of one of the types F64, .*BOOL, got Q8$/));

  it('refuses a shape that does not fit the bytes', () =>
    expect(
      spoiled((header) => {
        header.a = { dtype: 'F32', shape: [2, 5], data_offsets: [0, 24] };
      }),
    ).to.throw('readSafetensors: expected 40 bytes for a (F32, [2, 5]), got 24'));

  it('refuses tensors that overlap', () =>
    expect(
      spoiled((header) => {
        header.b = { dtype: 'I8', shape: [5], data_offsets: [20, 25] };
      }),
    ).to.throw('readSafetensors: expected a tensor that begins at byte 24, got byte 20'));
});
