const [runs, stands] = [10, 30];

/**
 * Lets groups of processes run a quarter of the time, with all their threads, as on a machine a quarter as fast: DevTools'
 * own throttling leaves a page's workers as fast as they are.
 *
 * @param groups the process groups' leaders
 * @returns lets them run as before
 */
export function slowDown(groups: readonly number[]): () => void {
  const send = (signal: NodeJS.Signals) => {
    for (const group of groups) {
      try {
        process.kill(-group, signal);
      } catch {
        // it has ended
      }
    }
  };
  let timer: NodeJS.Timeout;
  const stand = () => {
    send('SIGSTOP');
    timer = setTimeout(run, stands);
  };
  const run = () => {
    send('SIGCONT');
    timer = setTimeout(stand, runs);
  };
  run();
  return () => {
    clearTimeout(timer);
    send('SIGCONT');
  };
}
