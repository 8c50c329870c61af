import { describeFuzz } from './describe-fuzz.js';

describeFuzz(1110, 1);
for (const seed of [11, 12]) describeFuzz(seed, 10);
