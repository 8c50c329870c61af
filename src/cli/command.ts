import type { ArgDef, CommandDef, SubCommandsDef } from 'citty';

/** What a command line gave: options by name, positional arguments by theirs; a repeated option as a list. */
export type Given = Record<string, string | boolean | string[] | undefined>;

/** An option or argument; `multiple` may be said more than once. */
export type Arg = ArgDef & { multiple?: boolean };

/** A command: as citty describes it in its help, run with what the command line gave. */
export interface Command {
  meta: { name: string; description: string; version?: string };
  args?: Record<string, Arg>;
  subCommands?: Record<string, Command>;
  run?: (given: Given) => void | Promise<void>;
}

/** The same without what to do, for citty's help. */
export function described({ meta, args, subCommands }: Command, name: string): CommandDef {
  const children =
    subCommands && Object.entries(subCommands).map(([key, child]) => [key, described(child, key)]);
  return {
    meta: { ...meta, name },
    ...(args ? { args } : {}),
    ...(children ? { subCommands: Object.fromEntries(children) as SubCommandsDef } : {}),
  };
}
