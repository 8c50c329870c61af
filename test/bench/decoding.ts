import * as tf from '@tensorflow/tfjs';
import { loadTranslators, numberPair } from '../../src/index.js';
import {
  cacheOf,
  decodeBatch,
  decodeBehind,
  encodeBatch,
} from '../../src/train/translation/through-translator.js';
import { milliseconds, race, times } from './race.js';
import type { Section } from './section.js';

const TARGETS = [10, 50];
const COUNTS = [1, 100];

/** What keys and values that are kept save: the same translations word by word, each from the cache or all words anew. */
export const decodingSection: Section = {
  name: 'decoding',
  title:
    'A translator of 24,000 numbers writes n words of as many sentences, with keys and values kept, and all words anew for each',
  columns: ['sentences, n', 'kept', 'anew'],
  async *rows() {
    await tf.setBackend('wasm');
    const { german } = await loadTranslators();
    const source = numberPair(45_321, 'german').source.map((word) => german.sourceWords.indexOf(word));
    for (const sentences of COUNTS)
      for (const n of TARGETS) {
        const rows = <Row>(row: Row) => Array.from({ length: sentences }, () => row);
        const read = () => encodeBatch(german, { ids: rows(source), lengths: rows(source.length) });
        const kept = () => {
          let cache = cacheOf(german, read());
          for (let i = 0; i < n; i++) {
            const { logits, cache: next } = decodeBehind(german, rows([2]), cache, false);
            tf.argMax(logits, -1).dataSync();
            cache = next;
          }
        };
        const anew = () => {
          const memory = read();
          for (let i = 1; i <= n; i++)
            tf.argMax(decodeBatch(german, rows(Array<number>(i).fill(2)), memory).logits, -1).dataSync();
        };
        const racer = (run: () => void) => ({ run: () => void tf.tidy(run) });
        const best = await race({ kept: racer(kept), anew: racer(anew) });
        yield [`${sentences}, ${n}`, milliseconds(best.kept!), times(best.anew!, best.kept!)];
      }
    tf.dispose(german.params);
  },
};
