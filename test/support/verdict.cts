import { type MochaOptions, Runner, reporters } from 'mocha';

/** Mocha's own report, and below it one line that counts everything. A run without any test is a failure. */
class Verdict extends reporters.Spec {
  constructor(runner: Runner, options: MochaOptions) {
    super(runner, options);
    const { stats } = this;
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      if (stats.passes + stats.failures === 0) runner.failures ||= 1;
      console.log(`${stats.passes} passed, ${runner.failures} failed, ${stats.pending} skipped`);
    });
  }
}

export = Verdict;
