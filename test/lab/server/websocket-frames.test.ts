import { expect } from 'chai';
import { type Message, newMessage } from '../../../src/jupyter/wire.js';
import { packJson, packV1, unpackJson, unpackV1 } from '../../../src/lab/server/kernels/websocket-frames.js';

describe('websocket frames', () => {
  const plain: Message = newMessage('execute_request', { code: 'const ü = "✓";' }, 'session');
  const withBuffers: Message = {
    ...plain,
    buffers: [Buffer.from([1, 2, 3]), Buffer.alloc(0), Buffer.from([255])],
  };

  for (const [name, message] of Object.entries({ plain, withBuffers })) {
    it(`come back as they went, in both protocols (${name})`, () => {
      expect(unpackV1(packV1('shell', message))).to.deep.equal({ channel: 'shell', message });
      const json = packJson('iopub', message);
      const unpacked = unpackJson(Buffer.from(json as string), typeof json !== 'string');
      expect(unpacked).to.deep.equal({ channel: 'iopub', message });
    });
  }

  it('have the layout of v1: count and offsets in 64 bits, then channel and parts', () => {
    const frame = packV1('shell', plain);
    // channel, header, parent_header, metadata, content: 5 parts, so 6 offsets; 7 numbers of 8 bytes come first
    expect(frame.readBigUInt64LE(0)).to.equal(6n);
    expect(frame.readBigUInt64LE(8)).to.equal(56n);
    expect(frame.subarray(56, 61).toString()).to.equal('shell');
    expect(frame.readBigUInt64LE(48)).to.equal(BigInt(frame.length));
  });

  it('refuse frames whose offsets lie', () => {
    const frame = packV1('shell', plain);
    expect(() => unpackV1(frame.subarray(0, -1))).to.throw(
      'unpackV1: expected offsets to the end of the frame',
    );
    frame.writeBigUInt64LE(10n ** 15n, 0);
    expect(() => unpackV1(frame)).to.throw('unpackV1: expected 6 to 1000 offsets, got 1000000000000000');
  });
});
