import { describeFuzz } from './describe-fuzz.js';

describeFuzz(1110, 1);
