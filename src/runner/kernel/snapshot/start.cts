import url = require('node:url');

/*
 * The first that a process does which was started from the snapshot: what a snapshot holds can't import by itself.
 */

void import(url.pathToFileURL(process.argv[1]!).href);
