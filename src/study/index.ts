export { type Compared, compareWithRules, type Look } from './compare-with-rules.js';
export { type HeadHabits, headHabits } from './head-habits.js';
export { headMask } from './head-mask.js';
export { bestHead, type Head, headScores, type Question } from './head-scores.js';
export { type Choice, pointingHits } from './pointing-hits.js';
export { type Ask, type PanelSentence, pronounPanel } from './pronoun-panel.js';
export { simpleGuesses } from './simple-guesses.js';
export { shareInterval, splitScores } from './split-scores.js';
export { type TopicSentence, topicSentences } from './topic-sentences.js';
