import { describeTrials } from '../support/sentence-suite.js';

await describeTrials(1);
