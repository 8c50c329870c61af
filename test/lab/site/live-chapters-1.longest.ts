import { describeLiveChapters } from '../support/live-chapters.js';

describeLiveChapters(0);
