import { encodePng } from './png.js';

interface Picture {
  width: number;
  height: number;
  rgba: Uint8ClampedArray;
}
interface ImageData {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

const pictures = new WeakMap<HTMLCanvasElement, Picture>();

/** The few methods of a canvas that Plotly's heatmaps paint with. */
export const canvasMethods = {
  getContext(this: HTMLCanvasElement, kind: string): unknown {
    if (kind !== '2d') return null;
    return paintOn(pictureOf(this));
  },
  toDataURL(this: HTMLCanvasElement): string {
    return `data:image/png;base64,${Buffer.from(encodePng(pictureOf(this))).toString('base64')}`;
  },
};

function pictureOf(canvas: HTMLCanvasElement): Picture {
  const { width, height } = canvas;
  let picture = pictures.get(canvas);
  if (picture?.width !== width || picture.height !== height) {
    picture = { width, height, rgba: new Uint8ClampedArray(width * height * 4) };
    pictures.set(canvas, picture);
  }
  return picture;
}

function paintOn(picture: Picture) {
  return {
    fillStyle: '',
    fillRect(x: number, y: number, width: number, height: number) {
      const colour = channels(this.fillStyle);
      for (let row = Math.round(y); row < Math.round(y + height); row++)
        for (let column = Math.round(x); column < Math.round(x + width); column++)
          picture.rgba.set(colour, (row * picture.width + column) * 4);
    },
    createImageData(width: number, height: number): ImageData {
      return { width, height, data: new Uint8ClampedArray(width * height * 4) };
    },
    putImageData({ data }: ImageData) {
      picture.rgba.set(data);
    },
  };
}

// 'rgba(12, 34, 56, 0.5)', the form in which Plotly sets a fill.
function channels(colour: string): number[] {
  const [red = 0, green = 0, blue = 0, opacity = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue, opacity * 255];
}
