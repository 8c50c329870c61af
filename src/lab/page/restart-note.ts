import type { ISessionContext } from '@jupyterlab/apputils';

/** Shows a sentence, and a button that restarts the kernel, as long as the kernel is busy; one note at a time. */
export function offerRestart(context: ISessionContext, sentence: string): void {
  const note = document.querySelector<HTMLElement>('.ak-Stuck') ?? newNote(context);
  const text = note.firstElementChild!;
  if (text.textContent !== sentence) text.textContent = sentence;
}

function newNote(context: ISessionContext): HTMLElement {
  const note = document.createElement('div');
  note.className = 'ak-Server ak-Stuck';
  note.setAttribute('role', 'alert');
  const button = document.createElement('button');
  button.textContent = 'Restart the kernel';
  note.append(document.createElement('span'), button);
  document.body.append(note);
  const forget = () => {
    context.statusChanged.disconnect(look);
    note.remove();
  };
  const look = () => {
    if (context.session?.kernel?.status !== 'busy') forget();
  };
  context.statusChanged.connect(look);
  button.addEventListener('click', () => {
    forget();
    void context.restartKernel();
  });
  return note;
}
