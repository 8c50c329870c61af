import { modelSizes } from '../../train/language/model-size.js';
import { type PlainLanguageModel, plainLanguageModel } from './plain-language-model.js';
import type { PlainCharacter } from './plain-writing.js';
import type { Shipped, WritingState } from './writing-state.js';

/** What a text is written with. */
export interface WritingModel {
  readonly model: PlainLanguageModel;
  readonly shipped: Shipped;
  /** What was written last, by what was asked. */
  readonly known: Map<string, PlainCharacter[]>;
}

type Read = (name: string) => Promise<Uint8Array>;
type Chosen = Pick<WritingState, 'size' | 'text'>;

/** The file that has the numbers of a model. */
export function modelFile({ size, text }: Chosen): string {
  return `language/models/${size}-${text}.bin`;
}

/** Reads which characters the models know, and which models are there. */
export async function shippedFrom(read: Read): Promise<{ characters: string; shipped: Shipped }> {
  return JSON.parse(new TextDecoder().decode(await read('language/models.json')));
}

/** Reads the one model that is chosen. */
export async function writingModelFrom(read: Read, chosen: Chosen): Promise<WritingModel> {
  const [{ characters, shipped }, bytes] = await Promise.all([shippedFrom(read), read(modelFile(chosen))]);
  return {
    model: plainLanguageModel(bytes, characters, modelSizes[chosen.size]!),
    shipped,
    known: new Map(),
  };
}
