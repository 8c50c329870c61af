import type { Site } from '../site.js';

/** The element that holds what Jupyter's page reads about its server. */
const element = 'jupyter-config-data';

/**
 * Reads what the page knows of its site, and writes in what nobody knew when it was made: where the site lies. A page of
 * notebooks lies one folder deep in it.
 */
export function readConfiguration(): Site {
  const node = document.getElementById(element)!;
  const config = JSON.parse(node.textContent) as Record<string, string>;
  const base = new URL('../', location.href);
  Object.assign(config, { baseUrl: base.pathname, fullStaticUrl: `${base.pathname}static` });
  node.textContent = JSON.stringify(config);
  return {
    base,
    version: config.appVersion!,
    isClass: config.isClass === 'true',
    chapters: JSON.parse(config.chapters!),
  };
}
