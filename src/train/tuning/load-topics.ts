import { readAsset } from '../../assets/read-asset.js';
import type { LabelledTexts } from './labelled-texts.js';

/**
 * Loads 880 short definitions from WordNet, 110 of each of 8 topics: what is defined, an animal, a food, a feeling … ?
 *
 * @returns texts and labels
 * @see Miller 1995, WordNet: A Lexical Database for English, https://doi.org/10.1145/219717.219748
 * @example
 * const { texts, classes } = await loadTopics();
 * texts.length; // → 880
 * classes; // → ['animal', 'body', 'feeling', 'food', 'place', 'person', 'plant', 'substance']
 */
export async function loadTopics(): Promise<LabelledTexts> {
  const bytes = await readAsset('tuning/topics.tsv');
  const lines = new TextDecoder().decode(bytes).trimEnd().split('\n');
  const rows = lines.map((line) => line.split('\t') as [topic: string, text: string]);
  const classes = [...new Set(rows.map(([topic]) => topic))];
  return {
    classes,
    texts: rows.map(([, text]) => text),
    labels: rows.map(([topic]) => classes.indexOf(topic)),
  };
}
