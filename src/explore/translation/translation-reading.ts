import { peakOf } from '../../plot/extremes.js';
import { numberPieces } from '../../text/number-words.js';
import type { NumberTranslators } from './number-translators.js';
import { plainTranslation } from './plain-translator.js';
import type { TranslationReading, TranslationState } from './translation-state.js';

const LIKELIEST = 5;

/** Translates a number, with what was seen on the way. */
export function translationOf(
  nets: NumberTranslators,
  { number, language, hasMask }: Pick<TranslationState, 'number' | 'language' | 'hasMask'>,
): TranslationReading {
  const net = hasMask ? nets[language] : nets.noMask;
  const source = numberPieces(number, 'english').map(([word]) => word);
  const foretold = plainTranslation(net, source);
  const wordAt = (place: number) => net.targetWords[place]!;
  return {
    source,
    target: foretold.map(({ shares }) => wordAt(peakOf(shares))),
    right: numberPieces(number, language).map(([word]) => word),
    looks: foretold.map(({ look }) => look.map(stored)),
    likeliest: foretold.map(({ shares }) => {
      const order = [...shares.keys()].sort((a, b) => shares[b]! - shares[a]!);
      return order.slice(0, LIKELIEST).map((at) => ({ word: wordAt(at), share: stored(shares[at]!) }));
    }),
  };
}

// As the kit's tensors have it, in float32.
function stored(share: number): number {
  return Number(Math.fround(share).toPrecision(6));
}
