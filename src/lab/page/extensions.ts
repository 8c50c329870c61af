/**
 * Which Jupyter extensions make up the lab's pages, and nothing else gets in.
 * `true` takes every plugin of a package, a list takes those with these short names.
 */
export type ExtensionList = Record<string, true | readonly string[]>;

/** The parts that every page has. */
export const commonExtensions: ExtensionList = {
  '@jupyterlab/services-extension': true,
  '@jupyterlab/apputils-extension': [
    'palette',
    'notification',
    'sanitizer',
    'sessionDialogs',
    'settings-connector',
    'state',
    'themes',
    'themes-palette-menu',
    'toolbar-registry',
    'utilityCommands',
    'print',
  ],
  '@jupyterlab/application-extension': ['commands', 'context-menu', 'router', 'top-bar'],
  '@jupyterlab/codemirror-extension': [
    'binding',
    'commands',
    'services',
    'languages',
    'extensions',
    'themes',
  ],
  '@jupyterlab/docmanager-extension': ['plugin', 'contexts', 'dialogs', 'download', 'manager'],
  '@jupyterlab/documentsearch-extension': ['plugin'],
  '@jupyterlab/filebrowser-extension': ['factory', 'default-file-browser'],
  '@jupyterlab/mainmenu-extension': ['plugin'],
  '@jupyterlab/markedparser-extension': true,
  '@jupyterlab/mathjax-extension': true,
  '@jupyterlab/notebook-extension': [
    'copy-output',
    'factory',
    'open-with-no-kernel',
    'tracker',
    'widget-factory',
  ],
  '@jupyterlab/shortcuts-extension': true,
  '@jupyterlab/theme-dark-extension': true,
  '@jupyterlab/theme-light-extension': true,
  '@jupyterlab/translation-extension': ['translator', 'translator-connector'],
  '@jupyterlab/ui-components-extension': true,
  '@jupyter-notebook/application-extension': [
    'dirty',
    'info',
    'menus',
    'menu-spacer',
    'opener',
    'paths',
    'rendermime',
    'shell',
    'shortcuts',
    'sidepanel',
    'splash',
    'status',
    'tab-title',
    'title',
    'top',
    'translator',
    'tree-resolver',
    'tree-updater',
    'zen',
  ],
  '@jupyter-notebook/docmanager-extension': true,
};

/** What the notebook page adds. */
export const notebookExtensions: ExtensionList = {
  '@jupyterlab/cell-toolbar-extension': true,
  '@jupyterlab/completer-extension': ['base-service', 'manager'],
  '@jupyterlab/notebook-extension': ['completer', 'search', 'toc'],
  '@jupyterlab/toc-extension': true,
  '@jupyterlab/tooltip-extension': ['manager', 'notebooks'],
  '@jupyter-notebook/notebook-extension': [
    'checkpoints',
    'close-tab',
    'full-width-notebook',
    'kernel-status',
    'menu-override',
    'open-tree-tab',
    'scroll-output',
    'trusted',
  ],
};

/** What the file tree adds. */
export const treeExtensions: ExtensionList = {
  '@jupyter-notebook/application-extension': ['path-opener'],
  '@jupyterlab/running-extension': ['plugin'],
  '@jupyterlab/filebrowser-extension': ['browser', 'download', 'file-upload-status', 'settings'],
  '@jupyter-notebook/tree-extension': ['file-actions', 'new', 'open-file-browser', 'widget'],
};

/** Settings that differ from Jupyter's defaults: plugin, then setting. An unknown name fails the build. */
export const settingOverrides: Record<string, Record<string, unknown>> = {
  '@jupyterlab/apputils-extension:themes': { 'adaptive-theme': true },
  '@jupyterlab/apputils-extension:notification': { fetchNews: 'false', checkForUpdates: false },
  // the language service's first answer takes seconds on a slow machine, and the page would drop it after one
  '@jupyterlab/completer-extension:manager': { providerTimeout: 15_000 },
  // the way home stands there, in narrow windows, too
  '@jupyter-notebook/application-extension:top': { visible: 'yes' },
  '@jupyterlab/notebook-extension:tracker': { autoStartDefaultKernel: true },
};

/** Entries of Jupyter's menus that lead nowhere in the lab: commands and submenus. An unknown one fails the build. */
export const deadEntries: readonly string[] = ['filemenu:create-console', 'jp-mainmenu-settings-language'];
