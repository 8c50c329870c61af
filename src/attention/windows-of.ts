import * as tf from '@tensorflow/tfjs';

/** Where windows lie: a square of `size` pixels around or on each place, with `padding` zeros beyond each edge. */
export interface WindowShape {
  size: number;
  padding: number;
}

/**
 * Lays out the window that a filter sees at each place, one row a place, so that a convolution becomes one matrix product.
 *
 * Its gradient is written out here, since the wasm engine has none for `tf.conv2d`: what a pixel was used for in many windows is summed.
 *
 * @param images `[batch, height, width, channels]`
 * @returns `[batch, rows, columns, size · size · channels]`: windows from left to right, then down; in each the same order
 */
export function windowsOf(images: tf.Tensor4D, window: WindowShape): tf.Tensor4D {
  const place = placesOf(images.shape, window);
  const laidOut = tf.customGrad((x) => ({
    value: tf.tensor4d(unfold((x as tf.Tensor).dataSync<'float32'>(), place), place.shape),
    gradFunc: (dWindows: tf.Tensor) => tf.tensor4d(fold(dWindows.dataSync<'float32'>(), place), images.shape),
  }));
  return laidOut(images) as tf.Tensor4D;
}

interface Places {
  image: [number, number, number, number];
  shape: [number, number, number, number];
  size: number;
  padding: number;
}

function placesOf(image: tf.Tensor4D['shape'], { size, padding }: WindowShape): Places {
  const [batch, height, width, channels] = image;
  const [rows, columns] = [height, width].map((length) => length + 2 * padding - size + 1) as [
    number,
    number,
  ];
  return { image, shape: [batch, rows, columns, size * size * channels], size, padding };
}

function unfold(pixels: Float32Array, place: Places): Float32Array {
  const windows = new Float32Array(place.shape.reduce((a, b) => a * b));
  eachStretch(place, (inImage, inWindow, length) => {
    for (let i = 0; i < length; i++) windows[inWindow + i] = pixels[inImage + i]!;
  });
  return windows;
}

function fold(dWindows: Float32Array, place: Places): Float32Array {
  const dPixels = new Float32Array(place.image.reduce((a, b) => a * b));
  eachStretch(place, (inImage, inWindow, length) => {
    for (let i = 0; i < length; i++) dPixels[inImage + i]! += dWindows[inWindow + i]!;
  });
  return dPixels;
}

/** Visits each row of each window, as far as it lies in the image: its numbers are neighbors in both. */
function eachStretch(place: Places, visit: (inImage: number, inWindow: number, length: number) => void) {
  const { image, shape, size, padding } = place;
  const [batch, height, width, channels] = image;
  const [, rows, columns, numbers] = shape;
  for (let b = 0; b < batch; b++)
    for (let y = 0; y < rows; y++)
      for (let x = 0; x < columns; x++) {
        const [first, end] = [Math.max(0, x - padding), Math.min(width, x - padding + size)];
        const window = ((b * rows + y) * columns + x) * numbers;
        for (let dy = 0; dy < size; dy++) {
          const row = y - padding + dy;
          if (row < 0 || row >= height) continue;
          const inWindow = window + (dy * size + first - (x - padding)) * channels;
          visit(((b * height + row) * width + first) * channels, inWindow, (end - first) * channels);
        }
      }
}
