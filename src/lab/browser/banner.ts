/** Shows a sentence over the page until it is put away. */
export function banner(text: string): void {
  const node = document.createElement('div');
  node.className = 'ak-Server ak-Stuck';
  node.setAttribute('role', 'alert');
  const words = document.createElement('span');
  words.textContent = text;
  const button = document.createElement('button');
  button.textContent = 'OK';
  button.addEventListener('click', () => node.remove());
  node.append(words, button);
  document.body.append(node);
}
