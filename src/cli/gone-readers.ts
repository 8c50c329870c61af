/** Goes on without a word when who read along is gone, as in `attention-kit run 4 | head`: what was begun is finished. */
export function goOnWithoutReaders(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
}
