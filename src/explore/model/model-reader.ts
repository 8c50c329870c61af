import { modelReading } from './model-reading.js';
import type { ModelReading, ModelState } from './model-state.js';
import { plainEncoderFrom } from './plain-encoder.js';

/** Reads sentences with a loaded model; control is given back in between. */
export type ModelReader = (
  asked: Pick<ModelState, 'sentence' | 'other' | 'cuts'>,
) => Generator<void, ModelReading>;

/** Loads the model. */
export async function modelReaderFrom(read: (name: string) => Promise<Uint8Array>): Promise<ModelReader> {
  const encoder = await plainEncoderFrom(read);
  return (asked) => modelReading(encoder, asked);
}
