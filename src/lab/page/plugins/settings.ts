import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { type ISchemaValidator, ISettingConnector, ISettingRegistry } from '@jupyterlab/settingregistry';
import { JSONExt, type ReadonlyPartialJSONObject } from '@lumino/coreutils';
import json5 from 'json5';
import { SteadySettings } from './steady-settings.js';

type Values = Record<string, unknown>;
type Schema = { readonly default?: unknown; readonly properties?: Record<string, Schema> };

/** Fills in what the schema says about values that are missing. */
function withDefaults({ properties = {} }: Schema, values: Values): Values {
  for (const [name, schema] of Object.entries(properties)) {
    if (values[name] === undefined && schema.default !== undefined)
      values[name] = structuredClone(schema.default);
    const value = values[name];
    if (schema.properties && typeof value === 'object' && value !== null)
      withDefaults(schema, value as Values);
  }
  return values;
}

/**
 * Jupyter's own validator compiles schemas with `new Function`, which the page's security policy forbids.
 * The schemas are the kit's own, checked when the page is built, so that reading the user's values is enough.
 */
const validator: ISchemaValidator = {
  validateData(plugin, populate = true) {
    let user: ReadonlyPartialJSONObject;
    try {
      user = json5.parse(plugin.raw || '{}');
    } catch (error) {
      return [{ instancePath: '', keyword: 'syntax', schemaPath: '', message: String(error) }];
    }
    if (populate) {
      const composite = withDefaults(plugin.schema as Schema, JSONExt.deepCopy(user) as Values);
      plugin.data = { composite, user } as ISettingRegistry.ISettingBundle;
    }
    return null;
  },
};

/** Settings that others wait for, though no plugin of the page has their name: the toolbar's, and the language's. */
const asked = ['@jupyterlab/notebook-extension:panel', '@jupyterlab/translation-extension:plugin'];

/** The settings of Jupyter's plugins, under a strict Content-Security-Policy. */
export const settingsPlugin: JupyterFrontEndPlugin<ISettingRegistry> = {
  id: 'attention-kit:settings',
  autoStart: true,
  provides: ISettingRegistry,
  requires: [ISettingConnector],
  activate: async (app: JupyterFrontEnd, connector: ISettingConnector) => {
    const { values } = await connector.list('active');
    return new SteadySettings({
      connector,
      validator,
      plugins: values.filter(
        ({ id }) => app.hasPlugin(id) || asked.includes(id),
      ) as ISettingRegistry.IPlugin[],
    });
  },
};
