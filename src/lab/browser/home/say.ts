/** Says something about the reader's work. */
export function say(text: string): void {
  document.querySelector('#work .note')!.textContent = text;
}

/** Does something, and says what came of it. */
export async function doing(work: () => Promise<string>): Promise<void> {
  try {
    say(await work());
  } catch (error) {
    say(`That did not work: ${(error as Error).message}.`);
  }
}
