import { inflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import { expect } from 'chai';
import {
  boxOf,
  boxOnPage,
  pathLength,
  pointAtLength,
  textLength,
} from '../../../src/notebook/picture/boxes.js';
import { canvasMethods } from '../../../src/notebook/picture/canvas.js';
import { compactSvg } from '../../../src/notebook/picture/compact-svg.js';
import { ASCENT, DESCENT, isDrawable, ownFonts, textWidth } from '../../../src/notebook/picture/fonts.js';
import { forResvg } from '../../../src/notebook/picture/for-resvg.js';
import { openPage } from '../../../src/notebook/picture/page.js';
import { encodePng } from '../../../src/notebook/picture/png.js';

/** Reads a PNG with a palette, as encodePng writes it: for each pixel its colour and opacity. */
function decodePng(png: Uint8Array): { width: number; height: number; pixels: number[][] } {
  const bytes = Buffer.from(png);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const [width, height] = [chunks.get('IHDR')!.readUInt32BE(0), chunks.get('IHDR')!.readUInt32BE(4)];
  const rows = inflateSync(chunks.get('IDAT')!);
  const colour = (index: number) => [
    ...chunks.get('PLTE')!.subarray(index * 3, index * 3 + 3),
    chunks.get('tRNS')?.[index] ?? 255,
  ];
  const pixels = Array.from({ length: width * height }, (_, i) =>
    colour(rows[Math.floor(i / width) * (width + 1) + 1 + (i % width)]!),
  );
  return { width, height, pixels };
}

describe('encodePng', () => {
  const pixels = [
    [255, 0, 0, 255],
    [0, 255, 0, 255],
    [0, 0, 255, 128],
    [255, 0, 0, 255],
    [9, 8, 7, 0],
    [255, 255, 255, 255],
  ];

  it('keeps each pixel while there are no more than 256 colours', () =>
    expect(decodePng(encodePng({ width: 3, height: 2, rgba: Uint8Array.from(pixels.flat()) }))).to.deep.equal(
      { width: 3, height: 2, pixels },
    ));

  it('replaces rare colours by near ones when there are more', () => {
    const many = Array.from({ length: 64 * 64 }, (_, i) => [(i % 64) * 4, Math.floor(i / 64) * 4, 100, 255]);
    const { pixels: kept } = decodePng(
      encodePng({ width: 64, height: 64, rgba: Uint8Array.from(many.flat()) }),
    );
    expect(new Set(kept.map(String)).size).to.be.within(100, 256);
    many.forEach((pixel, i) => {
      expect(Math.hypot(...pixel.map((c, k) => c - kept[i]![k]!))).to.be.lessThan(32);
    });
  });

  it('keeps the colours of areas, however pale and near each other, when there are more', () => {
    const edges = Array.from({ length: 2000 }, (_, i) => [(i % 50) * 5, Math.floor(i / 50) * 6, 100, 255]);
    const areas = Array.from({ length: 20 }, (_, i) => [250 - i, 250, 250, 255]);
    const pale = areas.flatMap((area) => Array.from({ length: 100 }, () => area));
    const { pixels: kept } = decodePng(
      encodePng({ width: 40, height: 100, rgba: Uint8Array.from([...edges, ...pale].flat()) }),
    );
    expect(kept.slice(2000)).to.deep.equal(pale);
  });
});

describe('compactSvg', () => {
  const compact = (inside: string) =>
    compactSvg(`<svg width="1">${inside}</svg>`, 'A, "B C"').replace(/^<svg[^>]*>|<\/svg>$/g, '');

  it('says the font once, at the root', () =>
    expect(
      compactSvg('<svg><text style="font-family: Inter; font-size: 12px;">a</text></svg>', 'A, "B C"'),
    ).to.equal(`<svg font-family="A, 'B C'"><text style="font-size:12px">a</text></svg>`));
  it('leaves texts as they are', () =>
    expect(compact('<text> class="x" 0.123456 url(\'#a\') </text>')).to.equal(
      '<text> class="x" 0.123456 url(\'#a\') </text>',
    ));
  it('takes the quotes out of references', () =>
    expect(compact('<g clip-path="url(\'#a\')" style="fill: url(&quot;#b&quot;);">x</g>')).to.equal(
      '<g clip-path="url(#a)" style="fill:url(#b)">x</g>',
    ));
  it('rounds numbers, and no names', () =>
    expect(compact('<path id="a1.23456" d="M1.23456,2V-0.04"/><rect x="0.12345"/>')).to.equal(
      '<path id="a1.23456" d="M1.2,2V0"/><rect x="0.12"/>',
    ));
  it('says once what many elements look like', () => {
    const four = '<path style="fill: red;" d="M1,2"/>'.repeat(4);
    expect(compact(`${four}<path style="fill: blue;" d="M1,2"/>`)).to.equal(
      `<style>.a{fill:red}</style>${'<path class="a" d="M1,2"/>'.repeat(4)}<path style="fill:blue" d="M1,2"/>`,
    );
  });
  it('drops what is empty or goes without saying', () =>
    expect(
      compact(
        '<g class="a"><g id="b"><g/></g></g><path style="fill: none;"/><g style="opacity: 1; stroke-opacity: 1;">x</g>',
      ),
    ).to.equal('<g>x</g>'));
});

describe('forResvg', () => {
  const clip = '<clipPath id="frame"><rect width="40" height="40"/></clipPath>';
  const sheet = '<style>.a{fill:none;stroke:#1f66a8;stroke-width:4px}.b{opacity:0.25}</style>';
  const around = (group: string, line: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">${sheet}${clip}<g ${group}><g>${line}</g></g></svg>`;
  const line = (d: string, rest = 'class="a"') => `<path ${rest} d="${d}" clip-path="url(#frame)"/>`;
  const inside = 'M5,5L20,30L35,10';
  const pixels = (svg: string) => [...new Resvg(svg, { background: 'white' }).render().pixels];

  it('paints lines as they were painted, without a layer for each', () => {
    for (const group of ['style="opacity:0.52"', 'class="b"']) {
      const svg = around(group, line(inside));
      expect(forResvg(svg)).to.match(/<path stroke-opacity="0\.(?:52|25)" class="a" d="[^"]*"\/><\/svg>$/);
      const [before, after] = [pixels(svg), pixels(forResvg(svg))];
      expect(Math.max(...before.map((value, i) => Math.abs(value - after[i]!)))).to.be.at.most(2);
    }
  });

  it('leaves a clip that cuts something off, though it be half a line’s width', () => {
    for (const d of ['M5,5L50,5', 'M-3,5L9,9', 'M1,5L20,20', 'M5,39L20,20', 'M5,5H60', 'M5,5l50,5'])
      expect(forResvg(around('class="b"', line(d))), d).to.include('clip-path="url(#frame)"');
  });

  it('leaves groups of which more than a line is seen', () => {
    const filled = around('class="b"', line(inside, 'style="fill:#ffffff;stroke:#000000;stroke-width:4px"'));
    const two = around('class="b"', line(inside) + line(inside));
    const moved = around('style="opacity:0.5;stroke-linecap:round"', line(inside));
    for (const svg of [filled, two, moved]) expect(forResvg(svg)).to.equal(svg);
  });
});

describe('the fonts of pictures', () => {
  it('measure what is drawn', () => {
    // Ink between two bars, drawn whole: without what two bars alone take. Letters may move a little closer (kerning).
    const ink = (text: string) =>
      new Resvg(
        `<svg xmlns="http://www.w3.org/2000/svg" width="999" height="99"><text y="50" font-size="20" font-family="Inter">${text}</text></svg>`,
        { font: ownFonts },
      ).getBBox()!.width;
    const [drawn, measured] = [ink('|attention|') - ink('||'), textWidth('attention', false) * 20];
    expect(measured).to.be.closeTo(drawn, 0.02 * drawn);
  });
  it('know a bold text to be wider', () =>
    expect(textWidth('attention', true)).to.be.greaterThan(textWidth('attention', false)));
  it('have what chapters write, and say what they lack', () => {
    expect(isDrawable('they → Transformers: √dₖ = 7.07, −∞ … “é” Ω Ж')).to.equal(true);
    expect(isDrawable('注意')).to.equal(false);
    expect(textWidth('注意', false)).to.equal(2);
  });
});

describe('the page on which pictures are drawn', () => {
  const { document } = openPage();
  const draw = (svg: string) => {
    document.body.innerHTML = `<svg xmlns="http://www.w3.org/2000/svg">${svg}</svg>`;
    return document.querySelector('svg')!.firstElementChild!;
  };
  const box = ({ left, top, right, bottom }: DOMRect) => [left, top, right, bottom];
  const near = (actual: number[], expected: number[]) =>
    actual.forEach((value, i) => {
      expect(value).to.be.closeTo(expected[i]!, 1e-9);
    });

  it('knows the boxes of shapes', () => {
    expect(box(boxOf(draw('<rect x="1" y="2" width="3" height="5"/>')))).to.deep.equal([1, 2, 4, 7]);
    expect(box(boxOf(draw('<circle cx="1" cy="2" r="3"/>')))).to.deep.equal([-2, -1, 4, 5]);
    expect(box(boxOf(draw('<path d="M1,2L7,-3H11V13Z"/>')))).to.deep.equal([1, -3, 11, 13]);
  });
  it('knows where groups lie after they are moved, turned and scaled', () => {
    const rect = '<rect x="1" y="2" width="3" height="5"/>';
    near(box(boxOf(draw(`<g><g transform="translate(10,20) scale(2)">${rect}</g></g>`))), [12, 24, 18, 34]);
    near(box(boxOf(draw(`<g><g transform="rotate(90)">${rect}</g></g>`))), [-7, 1, -2, 4]);
    near(box(boxOf(draw(`<g><g transform="rotate(180,1,2)">${rect}</g></g>`))), [-2, -3, 1, 2]);
    near(box(boxOf(draw(`<g><g transform="matrix(1,0,0,-1,5,7)">${rect}</g></g>`))), [6, 0, 9, 5]);
    near(
      box(boxOnPage(draw(`<g transform="translate(10,20)">${rect}</g>`).firstElementChild!)),
      [11, 22, 14, 27],
    );
  });
  it('knows the boxes of texts, their anchors and lines', () => {
    const width = textWidth('they', false) * 10;
    const style = 'style="font-size: 10px"';
    near(box(boxOf(draw(`<text ${style} x="50" y="20">they</text>`))), [
      50,
      20 - 10 * ASCENT,
      50 + width,
      20 + 10 * DESCENT,
    ]);
    near(box(boxOf(draw(`<text ${style} x="50" y="20" text-anchor="end">they</text>`))).slice(0, 1), [
      50 - width,
    ]);
    near(box(boxOf(draw(`<text ${style} x="50" y="20" text-anchor="middle">they</text>`))).slice(0, 1), [
      50 - width / 2,
    ]);
    const lines = `<text ${style}><tspan class="line" x="0" y="20" dy="0em">they</tspan><tspan class="line" x="0" y="20" dy="1.3em">they</tspan></text>`;
    near(box(boxOf(draw(lines))), [0, 20 - 10 * ASCENT, width, 33 + 10 * DESCENT]);
    near([textLength(draw(`<text ${style} font-weight="bold">they</text>`))], [textWidth('they', true) * 10]);
  });
  it('knows lengths along lines', () => {
    const corner = draw('<path d="M0,0L3,4L3,10"/>');
    expect(pathLength(corner)).to.equal(11);
    expect(pointAtLength(corner, 2.5)).to.deep.equal({ x: 1.5, y: 2 });
    expect(pointAtLength(corner, 7)).to.deep.equal({ x: 3, y: 6 });
    expect(pathLength(draw('<line x1="1" y1="1" x2="4" y2="5"/>'))).to.equal(5);
  });
  it('has canvases that colours can be painted on', () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2, 1];
    const context = canvasMethods.getContext.call(canvas, '2d') as {
      fillStyle: string;
      fillRect(x: number, y: number, w: number, h: number): void;
    };
    context.fillStyle = 'rgba(10, 20, 30, 1)';
    context.fillRect(1, 0, 1, 1);
    const uri = canvasMethods.toDataURL.call(canvas);
    expect(decodePng(Buffer.from(uri.split(',')[1]!, 'base64')).pixels).to.deep.equal([
      [0, 0, 0, 0],
      [10, 20, 30, 255],
    ]);
    expect(canvasMethods.getContext.call(canvas, 'webgl')).to.equal(null);
  });
});
