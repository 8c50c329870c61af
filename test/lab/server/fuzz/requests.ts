import fc from 'fast-check';
import { type Dose, forAll, keyOf, requestHead, sample, type Target, upgrade, write } from './target.js';

const targets = [
  '//',
  '///',
  '//evil.example',
  '/\\',
  '*',
  '/%',
  '/%00',
  '?',
  '/?token',
  '/?token=%',
  'http://[',
  'http://x:99999/',
  'http://evil.example//',
  '/api/kernels/%2f/channels',
  `/api/kernels/${'a'.repeat(5000)}/channels`,
  '/api/kernels//channels',
  '/api/events/subscribe?%',
  '/api/events/subscribe/',
  '/\u00ff',
  '/../..',
  ':80',
  '/a?b?c',
  '/#',
  '/api/contents/%ff',
  '/files/%e0%a4%a',
  '/static/..%2f..%2fpackage.json',
  '/tree/%',
  '/notebooks//x',
  '/edit//evil.example',
];

const methods = fc.constantFrom(
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'BREW',
  'get',
  '',
);
const line = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replace(/[\r\n]/g, ''));
const headers = fc.oneof(
  line,
  fc.constantFrom(
    'Content-Length: 9',
    'Content-Length: -1',
    'Content-Length: 1, 2',
    'Transfer-Encoding: chunked',
    'Expect: 100-continue',
    'Expect: x',
    'Upgrade: h2c',
    'Connection: Upgrade',
    'Sec-WebSocket-Extensions: permessage-deflate; a="',
    'Cookie: =;==;%',
    'Sec-WebSocket-Protocol: ,,',
    'Host: ',
    'Origin: null',
    'Sec-WebSocket-Key: x',
    'Range: bytes=-9-',
    `X: ${'x'.repeat(20_000)}`,
    'If-None-Match: *',
    'Content-Type: multipart/form-data',
    'Accept-Encoding: x;q=a',
    'Authorization: token',
    'Authorization: token \u00ff',
  ),
);

/** Asks for odd addresses with odd methods and headers, as page and as websocket, as stranger and as the user. */
export async function sendRequests(target: Target, dose: Dose): Promise<void> {
  const odd = fc.record({
    method: methods,
    path: fc.oneof(
      fc.constantFrom(...targets),
      fc.webPath(),
      line.map((text) => `/${text}`),
      line,
    ),
    more: fc.array(headers, { maxLength: 3 }),
    isUser: fc.boolean(),
    isSocket: fc.boolean(),
    rest: fc.oneof(fc.constant(''), fc.constant('zz\r\n'), line),
  });
  await forAll(sample(odd, dose), ({ method, path, more, isUser, isSocket, rest }) => {
    const known = isUser ? [keyOf(target)] : [];
    // a delete that is well-formed would be no nonsense
    const head = requestHead(
      target,
      method === 'DELETE' && isUser ? 'GET' : method,
      path,
      ...known,
      ...more,
      ...(isSocket ? upgrade : []),
    );
    return write(target, Buffer.from(`${head}\r\n${rest}`, 'latin1'));
  });
  for (const path of targets)
    for (const more of [[], upgrade, [keyOf(target)], [keyOf(target), ...upgrade]])
      await write(target, Buffer.from(`${requestHead(target, 'GET', path, ...more)}\r\n`, 'latin1'));
}

/** Connects and says what is no request at all. */
export async function sendNoise(target: Target, dose: Dose): Promise<void> {
  await forAll(sample(fc.uint8Array({ maxLength: 300 }), dose), (bytes) => write(target, bytes));
}
