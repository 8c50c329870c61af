import { machineKind } from '../machine/machine-kind.js';
import { live } from './live.js';

/*
 * Makes the attention machine of the home page live: a third of the code of all kinds.
 */

live({ 'attention-machine': machineKind });
