/** Runs something and returns what it printed, line by line. */
export function printed(run: () => void): string[] {
  const lines: string[] = [];
  const { log } = console;
  console.log = (...parts: unknown[]) => {
    lines.push(parts.join(' '));
  };
  try {
    run();
  } finally {
    console.log = log;
  }
  return lines.flatMap((text) => text.split('\n'));
}
