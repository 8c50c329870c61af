const together = 150;
let region: HTMLElement | undefined;
let waiting: string[] = [];

/** Has a screen reader say something when it is through with what it says; what comes at once is said in one. */
export function announce(text: string): void {
  region ??= liveRegion();
  if (waiting.length === 0) setTimeout(speak, together);
  waiting.push(text);
}

function speak(): void {
  const said = document.createElement('p');
  said.textContent = waiting.join('\n');
  waiting = [];
  region?.replaceChildren(said);
}

function liveRegion(): HTMLElement {
  const node = document.createElement('div');
  node.className = 'ak-Live';
  node.setAttribute('role', 'status');
  node.setAttribute('aria-live', 'polite');
  document.body.append(node);
  return node;
}
