import type { Kind } from './kind.js';

/** The line of code that shows this state again. */
export function asCell<State>({ maker, isMadeLater, options }: Kind<State>, state: State): string {
  const given = options(state);
  const argument = Object.keys(given).length > 0 ? literal(given) : '';
  return `import { ${maker}, explore } from 'attention-kit';\nawait explore(${isMadeLater ? 'await ' : ''}${maker}(${argument}));`;
}

function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n')}'`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return `${value}`;
  const fields = Object.entries(value).map(
    ([name, field]) => `${/^[A-Za-z]\w*$/.test(name) ? name : literal(name)}: ${literal(field)}`,
  );
  return fields.length > 0 ? `{ ${fields.join(', ')} }` : '{}';
}
