/**
 * Gives what a module imports names of its own, for the bundler: it writes `(0, module.dot)(a, b)` where a reader who prints
 * a function of the kit shall read `dot(a, b)`. For modules that import in no circle, and nothing that changes.
 *
 * @param source the module
 * @example
 * nameImports("import { a as b } from 'm';"); // "import { a as b$ } from 'm';const b = b$;"
 */
function nameImports(source: string): string {
  return source.replace(
    /^import (?:\{ ([^}]+) \}|(\* as \w+)) from (['"][^'"]+['"]);/gm,
    (_, list, all, from) => {
      const given: string[] = (list ?? all)
        .split(/,\s*/)
        .map((each: string) => each.trim())
        .filter(Boolean);
      const own = given.map((each) => each.replace(/.* as /, ''));
      const renamed = given.map((each, i) => `${each.replace(/ as \w+$/, '')} as ${own[i]}$`).join(', ');
      const constants = own.map((name) => `const ${name} = ${name}$;`).join('');
      return `import ${list ? `{ ${renamed} }` : renamed} from ${from};${constants}`;
    },
  );
}

export = nameImports;
