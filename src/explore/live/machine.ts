import { machineKind } from '../machine/machine-kind.js';
import { readerOf } from '../read-explorable.js';
import { live } from './live.js';

/*
 * Makes the attention machine of the home page live: a third of the code of all kinds.
 */

live(readerOf({ 'attention-machine': machineKind }));
