import type { Command } from './command.js';
import { checks } from './doctor-checks.js';
import type { Finding } from './doctor-finding.js';
import { say } from './say.js';

const marks = { well: '✓', missing: '–', broken: '✗' };

/** `attention-kit doctor`: tries each part for real, and says how to mend what is broken. */
export const doctor: Command = {
  meta: { name: 'doctor', description: 'Try what is installed; say what is missing and how to mend it' },
  args: {
    class: { type: 'boolean', description: 'Also what a class needs: do it the day before, in its room' },
  },
  run: async (args) => {
    const findings: Finding[] = [];
    const more = args.class === true ? (await import('./doctor-class.js')).classChecks : [];
    for (const check of [...checks, ...more]) {
      const found = await check();
      for (const finding of found) {
        say(describe(finding));
        findings.push(finding);
      }
    }
    const broken = findings.filter(({ state }) => state === 'broken').length;
    if (broken > 0)
      throw new Error(`doctor: ${broken === 1 ? 'one part is' : `${broken} parts are`} broken, see ✗`);
    say('\nAll that is needed works.');
  },
};

function describe({ state, text, mend }: Finding): string {
  return `${marks[state]} ${text}${mend ? `\n  → ${mend}` : ''}`;
}
