import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { Dialog, showDialog } from '@jupyterlab/apputils';
import { IMainMenu } from '@jupyterlab/mainmenu';
import type { ServiceManager } from '@jupyterlab/services';
import { Widget } from '@lumino/widgets';
import { inWords, type Running } from '../../protocol/running.js';
import { runningKernels } from '../running-kernels.js';

const command = 'attention-kit:running';

/** An entry of the Kernel menu that shows which kernels run, and stops them. */
export const runningMenuPlugin: JupyterFrontEndPlugin<void> = {
  id: 'attention-kit:running-menu',
  autoStart: true,
  requires: [IMainMenu],
  activate: ({ commands, serviceManager }, menu: IMainMenu) => {
    commands.addCommand(command, {
      label: 'Running Kernels…',
      execute: () => show(serviceManager),
    });
    menu.kernelMenu.addGroup([{ command }], 200);
  },
};

async function show(services: ServiceManager.IManager): Promise<void> {
  const node = document.createElement('div');
  const fill = async () => {
    const list = document.createElement('ul');
    list.className = 'ak-Running';
    list.append(
      ...(await runningKernels(services.serverSettings)).map((kernel) => row(kernel, services, fill)),
    );
    const none = document.createElement('p');
    none.textContent = 'No kernel runs.';
    node.replaceChildren(list.childElementCount > 0 ? list : none);
  };
  await fill();
  await showDialog({
    title: 'Running kernels',
    body: new Widget({ node }),
    buttons: [Dialog.okButton({ label: 'Close' })],
  });
}

function row(kernel: Running, services: ServiceManager.IManager, refresh: () => Promise<void>): HTMLElement {
  const item = document.createElement('li');
  const [name, words, stop] = ['strong', 'span', 'button'].map((tag) => document.createElement(tag));
  name!.textContent = kernel.name;
  words!.textContent = inWords(kernel, Date.now());
  stop!.textContent = 'Stop';
  stop!.setAttribute('aria-label', `Stop the kernel of ${name!.textContent}`);
  stop!.addEventListener('click', async () => {
    await shutDown(kernel.id, services).catch(() => {}); // it may have ended by itself
    await refresh();
  });
  item.append(name!, words!, stop!);
  return item;
}

/** Ends a kernel, and with it the session that joins it to a notebook: the notebook's page then knows at once. */
async function shutDown(id: string, { kernels, sessions }: ServiceManager.IManager): Promise<void> {
  const session = [...sessions.running()].find(({ kernel }) => kernel?.id === id);
  await (session ? sessions.shutdown(session.id) : kernels.shutdown(id));
}
