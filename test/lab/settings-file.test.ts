import { expect } from 'chai';
import { settingsFile } from '../../src/lab/build/settings-file.js';

const menus = {
  main: [
    {
      id: 'file',
      items: [{ command: 'a' }, { submenu: { id: 'new', items: [{ command: 'b' }, { command: 'c' }] } }],
    },
  ],
};
const packages = [
  {
    name: 'p',
    version: '1',
    folder: '',
    schemas: { 'p:menu': { 'jupyter.lab.menus': menus, properties: { x: {} } } },
  },
] as never;

describe('the settings that the page is built with', () => {
  it('have the lab’s own defaults, and no dead entry in a menu or below it', () => {
    const [settings] = settingsFile(packages, { 'p:menu': { x: 5 } }, ['a', 'c']);
    expect(settings!.schema.properties).to.deep.equal({ x: { default: 5 } });
    expect(settings!.schema['jupyter.lab.menus']).to.deep.equal({
      main: [{ id: 'file', items: [{ submenu: { id: 'new', items: [{ command: 'b' }] } }] }],
    });
    expect(menus.main[0]!.items).to.have.length(2); // the package's own stays
  });

  it('fail the build where a name is unknown', () => {
    expect(() => settingsFile(packages, {}, ['z'])).to.throw(
      'settingsFile: expected a menu entry z, got none',
    );
    expect(() => settingsFile(packages, { 'p:menu': { y: 1 } })).to.throw(
      'expected a setting of p:menu, got y',
    );
    expect(() => settingsFile(packages, { q: {} })).to.throw('expected a plugin with settings, got q');
  });
});
