import { describeFuzz } from './describe-fuzz.js';

for (const seed of [11, 12]) describeFuzz(seed, 10);
