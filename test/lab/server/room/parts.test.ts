import { expect } from 'chai';
import { decodeQR } from 'qr/decode.js';
import { encode } from 'uqr';
import { lanAddresses } from '../../../../src/lab/server/room/lan-addresses.js';
import { Rates } from '../../../../src/lab/server/room/rates.js';

describe('a rate', () => {
  it('lets so much through at once, and so much more with time, for each alone', () => {
    let time = 0;
    const rates = new Rates({ atOnce: 3, perSecond: 0.5 }, () => time);
    const tried = (key: string, count: number) => Array.from({ length: count }, () => rates.takes(key));
    expect(tried('a', 5)).to.deep.equal([true, true, true, false, false]);
    expect(tried('b', 1)).to.deep.equal([true]);
    time = 2000; // half a time each second: one more
    expect(tried('a', 2)).to.deep.equal([true, false]);
    time = 1e6; // never more than at once
    expect(tried('a', 4)).to.deep.equal([true, true, true, false]);
  });
});

describe('addresses of a machine', () => {
  it('are those that others may reach, cables and radio before containers and tunnels', () => {
    const of = (address: string, more: object = {}) => [
      { address, family: 'IPv4', internal: false, ...more } as never,
    ];
    expect(
      lanAddresses({
        docker0: of('172.17.0.1'),
        lo: of('127.0.0.1', { internal: true }),
        eth0: [...of('fe80::1', { family: 'IPv6' }), ...of('10.0.0.7')],
        wlan0: of('192.168.1.5'),
        en5: of('169.254.3.4'),
        none: undefined,
      }),
    ).to.deep.equal(['10.0.0.7', '192.168.1.5', '172.17.0.1']);
  });
});

describe('the QR code of a link', () => {
  it('is read by another reader as the link', () => {
    const link = 'http://192.168.178.123:8899/join/k7m2qp';
    const { data, size } = encode(link, { border: 2 });
    const zoom = 4;
    const pixels = new Uint8Array((size * zoom) ** 2 * 4).fill(255);
    for (let y = 0; y < size * zoom; y++)
      for (let x = 0; x < size * zoom; x++)
        if (data[Math.floor(y / zoom)]![Math.floor(x / zoom)])
          pixels.fill(0, 4 * (y * size * zoom + x), 4 * (y * size * zoom + x) + 3);
    expect(decodeQR({ width: size * zoom, height: size * zoom, data: pixels })).to.equal(link);
  });
});
