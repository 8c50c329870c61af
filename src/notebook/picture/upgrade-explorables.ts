type Here = Window & { AttentionKitExplore?: { upgradeAll(): void }; attentionKitExplore?: Promise<void> };

/**
 * Makes still explorables live, on a page that finds the kit's script on this machine.
 *
 * This function is written into HTML as text, as `upgrade` is: it runs in a viewer's page and knows nothing else of the kit.
 * A Jupyter server hands out what was installed beside the kernel; a saved page looks beside its notebook.
 */
export async function upgradeExplorables(): Promise<void> {
  const here = window as Here;
  const load = (address: string) =>
    new Promise<void>((resolve) => {
      const script = document.createElement('script');
      script.onload = () => resolve();
      script.onerror = () => resolve();
      script.src = address;
      document.head.append(script);
    });
  const find = async () => {
    const isOwn =
      location.protocol === 'file:' || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname);
    const copy = 'node_modules/attention-kit/dist/lab/explore.min.js';
    const page = document.getElementById('jupyter-config-data')?.textContent;
    const base = document.body.dataset.baseUrl ?? (page ? JSON.parse(page).baseUrl : undefined);
    const beside = isOwn ? [`../${copy}`] : [];
    for (const address of base ? [`${base}kernelspecs/tslab/explore.min.js`, `${base}files/${copy}`] : beside)
      if (!here.AttentionKitExplore) await load(address);
  };
  here.attentionKitExplore ??= here.AttentionKitExplore ? Promise.resolve() : find();
  await here.attentionKitExplore;
  here.AttentionKitExplore?.upgradeAll();
}
