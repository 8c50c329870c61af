import { generateSentences, judgeHead, loadWordVectors, parameters, report, trainHead, trainingWords } from 'attention-kit';

const { seed, dK, learningRate, steps } = parameters({ seed: 1, dK: 16, learningRate: 0.01, steps: 60 });
const vectors = await loadWordVectors();
const head = await trainHead(vectors, { seed, dK, learningRate, steps });
const { judged, right } = judgeHead(head, generateSentences(50, trainingWords, 7), vectors);
report({ right: right / judged });
