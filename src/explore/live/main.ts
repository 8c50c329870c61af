import { kinds } from '../kinds.js';
import { type Live, live } from './live.js';

/*
 * What a page loads to make explorables live: one script, which knows no notebook and no server.
 */

const all: Live = live(kinds);
export const liveExplorable: Live['liveExplorable'] = all.liveExplorable;
export const upgradeAll: Live['upgradeAll'] = all.upgradeAll;
