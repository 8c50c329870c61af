/** Tells the reader, above the text, what the page does. */
export function say(text: string): void {
  const node = document.querySelector('#reading .state');
  if (node) node.textContent = text;
}
