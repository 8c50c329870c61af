/** What a promise comes to, unless it takes longer than so many minutes: then it fails. */
export async function within<Value>(minutes: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`bench: expected an end within ${minutes} minutes, got none`)),
      minutes * 60_000,
    );
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
