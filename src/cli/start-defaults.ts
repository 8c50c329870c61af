/** Where the chapters are opened, unless it is taken or `--port` says otherwise. */
export const usualPort = 8888;

/** Where the chapters are worked on, unless `--notebooks` says otherwise. */
export const workingCopy = 'my-chapters';

/** Where a class is served at first, unless it is taken. */
export const classPort = 8899;
