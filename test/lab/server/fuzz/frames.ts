import fc from 'fast-check';
import { newMessage } from '../../../../src/jupyter/wire.js';
import { binaryProtocol } from '../../../../src/lab/protocol/line-end.js';
import { packV1 } from '../../../../src/lab/server/kernels/websocket-frames.js';
import { type Dose, forAll, keyOf, requestHead, sample, type Target, upgrade, write } from './target.js';

/** A frame as a client sends it, with a mask of zeros; the first byte says what it claims to be. */
function frame(first: number, payload: Uint8Array | string): Buffer {
  const bytes = Buffer.from(payload as string);
  const long = Buffer.alloc(10);
  long.writeBigUInt64BE(BigInt(bytes.length), 2);
  const lengths = bytes.length < 126 ? [bytes.length] : [127, ...long.subarray(2)];
  lengths[0]! |= 0x80;
  return Buffer.concat([Buffer.from([first, ...lengths, 0, 0, 0, 0]), bytes]);
}

/** The ways to break the rules of websockets (RFC 6455, sections 5 and 7): each once, whatever the seed. */
const malformed: Record<string, Buffer> = {
  'a reserved bit': frame(0xc1, 'x'),
  'another reserved bit': frame(0xa2, 'x'),
  'an unknown kind': frame(0x83, 'x'),
  'an unknown kind of control': frame(0x8b, 'x'),
  'a ping in parts': frame(0x09, 'x'),
  'a ping of 126 bytes': frame(0x89, 'x'.repeat(126)),
  'no mask': Buffer.from([0x81, 1, 0x78]),
  'text that is no UTF-8': frame(0x81, Buffer.from([0xc3, 0x28])),
  'a part of nothing': frame(0x80, 'x'),
  'a text within a text': Buffer.concat([frame(0x01, 'x'), frame(0x81, 'y')]),
  'a close of one byte': frame(0x88, 'x'),
  'a close with a code that is none': frame(0x88, Buffer.from([0x03, 0xed])),
  'a length of 2 to the power of 63': Buffer.from([0x82, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  'a length above the limit': Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff, 0, 0, 0, 0]),
};

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const queries = fc.constantFrom(
  '',
  '?session_id=a',
  '?session_id=a&received=5',
  '?session_id=b&received=-1',
  '?received=x',
  '?session_id=%ff&received=1e99',
  '?session_id=__proto__',
);
const part = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constant({ msg_type: 'nonsense', msg_id: '1', session: 's' }),
  fc.constant({ msg_type: 'nonsense', msg_id: '__proto__', session: 'toString' }),
);
const json = fc.oneof(
  fc
    .record({
      channel: fc.oneof(part, fc.constantFrom('shell', 'control', 'stdin', 'iopub')),
      header: part,
      parent_header: part,
      metadata: part,
      content: part,
    })
    .map((value) => JSON.stringify(value)),
  fc.json(),
  fc.constantFrom(
    '',
    '{',
    'null',
    '{"received":-5}',
    '{"received":1e9}',
    `{"channel":"shell","header":{"msg_type":"nonsense","msg_id":"1","session":"s"},"content":{"a":${deep(20_000)}}}`,
  ),
);

/** A message in the binary protocol that lies about where its parts lie. */
const lies = fc
  .tuple(fc.nat({ max: 6 }), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.nat({ max: 400 }))
  .map(([place, offset, length]) => {
    const bytes = packV1('shell', newMessage('nonsense', { code: '1' }, 's'));
    bytes.writeBigUInt64LE(offset, 8 * place);
    return bytes.subarray(0, length);
  });

const frames = fc.oneof(
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom(...Object.values(malformed)),
  fc
    .tuple(
      fc.constantFrom(0x81, 0x82, 0x01, 0x00, 0x80, 0x88, 0x89, 0x8a, 0xc2),
      fc.oneof(json, fc.uint8Array({ maxLength: 200 }), lies),
    )
    .map(([first, payload]) => frame(first, payload)),
  json.map((text) => frame(0x81, text)),
  lies.map((bytes) => frame(0x82, bytes)),
);

/** Opens websockets and sends up to ten frames over each that break the rules of websockets, of Jupyter or of the kit. */
export async function sendFrames(target: Target, dose: Dose): Promise<number> {
  const connections = fc.record({
    query: queries,
    isBinary: fc.boolean(),
    isForEvents: fc.nat({ max: 9 }).map((n) => n === 0),
    sent: fc.array(frames, { minLength: 1, maxLength: 10 }),
  });
  const all = [
    ...sample(connections, dose),
    ...Object.values(malformed).map((each) => ({
      query: '',
      isBinary: false,
      isForEvents: false,
      sent: [each],
    })),
  ];
  await forAll(all, ({ query, isBinary, isForEvents, sent }) => {
    const place = isForEvents ? '/api/events/subscribe' : `/api/kernels/${target.kernel}/channels`;
    const more = isBinary ? [`Sec-WebSocket-Protocol: ${binaryProtocol}`] : [];
    return write(
      target,
      `${requestHead(target, 'GET', place + query, keyOf(target), ...upgrade, ...more)}\r\n`,
      ...sent,
    );
  });
  return all.reduce((sum, { sent }) => sum + sent.length, 0);
}
