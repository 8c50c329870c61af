import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { attentionKit } from './support.js';

const helpTexts: Record<string, string[]> = {
  run: [
    'Execute a chapter in a fresh kernel; print what its cells print, or write it with -o (attention-kit run)',
    '',
    'USAGE attention-kit run [OPTIONS] <CHAPTER>',
    '',
    'ARGUMENTS',
    '',
    '  CHAPTER    A number (3), a name (03-scores) or a path (Required)',
    '',
    'OPTIONS',
    '',
    '            -o, --output=<OUT>    Write the executed notebook to this file; "-" for stdout',
    '                    --in-place    Write the outputs into the chapter itself',
    '  -p, --parameter=<NAME=VALUE>    Set a variable of the cell tagged "parameters"; may be repeated',
    '           --timeout=<SECONDS>    Time limit for one cell (default: 120)',
  ],
  'sweep show': [
    'Compare the results: mean, spread and number over seeds; and a page of charts (attention-kit sweep show)',
    '',
    'USAGE attention-kit sweep show [OPTIONS] <DIR>',
    '',
    'ARGUMENTS',
    '',
    '  DIR    The folder of a sweep (Required)',
    '',
    'OPTIONS',
    '',
    '  --over=<NAMES>    Parameters to average over, with commas (default: seed); "none" for each point by itself',
    '   --sort=<NAME>    Sort by a reported value, the largest first',
    '           --csv    Print all points as CSV instead',
    "    --no-browser    Write the page, but don't open it",
  ],
  'sweep check': [
    'Run some points again, chosen at random, and compare to the last digit (attention-kit sweep check)',
    '',
    'USAGE attention-kit sweep check [OPTIONS] <DIR>',
    '',
    'ARGUMENTS',
    '',
    '  DIR    The folder of a sweep (Required)',
    '',
    'OPTIONS',
    '',
    '      --count=<K>    How many points (default: 3)',
    '       --jobs=<N>    Points at once (default: as many as cores and memory allow)',
    '  --source=<FILE>    The chapter or script, if it lies elsewhere now',
  ],
  kernel: [
    'Register the TypeScript kernel with Jupyter (attention-kit kernel)',
    '',
    'USAGE attention-kit kernel install|uninstall',
    '',
    'COMMANDS',
    '',
    '    install    Register the kernel, so that Jupyter, VS Code and nbconvert find it',
    '  uninstall    Take the kernel out again, and put back the tslab kernel it replaced',
    '',
    'Use attention-kit kernel <command> --help for more information about a command.',
  ],
  'kernel install': [
    'Register the kernel, so that Jupyter, VS Code and nbconvert find it (attention-kit kernel install)',
    '',
    'USAGE attention-kit kernel install [OPTIONS]',
    '',
    'OPTIONS',
    '',
    "  --prefix=<FOLDER>    Environment to install into (default: the user's own Jupyter folder)",
  ],
  'kernel uninstall': [
    'Take the kernel out again, and put back the tslab kernel it replaced (attention-kit kernel uninstall)',
    '',
    'USAGE attention-kit kernel uninstall [OPTIONS]',
    '',
    'OPTIONS',
    '',
    "  --prefix=<FOLDER>    Environment to uninstall from (default: the user's own Jupyter folder)",
  ],
  'class pack': [
    'Write what a class needs: chapters without solutions for students, with them for the teacher (attention-kit class pack)',
    '',
    'USAGE attention-kit class pack [OPTIONS]',
    '',
    'OPTIONS',
    '',
    '  --chapters=<NUMBERS>    Which chapters: 1-6 or 1,3,5 (default: all)',
    '       -o, --out=<DIR>    Write them into this folder, an empty one',
    '                 --usb    Write usb/, too, for a stick: all that a room without a network needs, for Windows, macOS and Linux (fetched by npm)',
    '            --nbgrader    Write the chapters for nbgrader, too: the folder of a course, with its settings',
  ],
  doctor: [
    'Try what is installed; say what is missing and how to mend it (attention-kit doctor)',
    '',
    'USAGE attention-kit doctor [OPTIONS]',
    '',
    'OPTIONS',
    '',
    '  --class    Also what a class needs: do it the day before, in its room',
  ],
};

describe('attention-kit', () => {
  it('lists its commands with --help', async () => {
    const { status, stdout, stderr } = await attentionKit(['--help']);
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    expect(stdout).to.match(/^Notebooks that teach self-attention step by step \(attention-kit v\d/);
    for (const line of ['  run    Execute a chapter', '  kernel    Register', '  doctor    Try what'])
      expect(stdout).to.include(line);
  });
  for (const [command, lines] of Object.entries(helpTexts))
    it(`says with ${command} --help what it does`, async () => {
      const { status, stdout } = await attentionKit([...command.split(' '), '--help']);
      expect(stdout).to.equal(`${lines.join('\n')}\n`);
      expect(status).to.equal(0);
    });
  it('says its version', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8'));
    expect((await attentionKit(['--version'])).stdout).to.equal(`${version}\n`);
  });

  const wrong: Record<string, string> = {
    '': 'attention-kit: expected one of the commands ',
    kernle: 'got kernle (did you mean kernel?)',
    'kernel instal':
      'attention-kit kernel: expected one of the commands install, uninstall, got instal (did you mean install?)',
    run: 'attention-kit run: expected CHAPTER, got nothing',
    'run 3 4': 'attention-kit run: expected at most 1 argument, got 2',
    'run 3 --tmeout 5':
      'attention-kit run: expected one of the options --output, --in-place, --parameter, --timeout, got --tmeout (did you mean --timeout?)',
    'run 3 -x':
      'attention-kit run: expected one of the options --output, --in-place, --parameter, --timeout, got -x',
    'run 3 -o': 'attention-kit run: expected a value for -o, got none',
    'run 3 -p dK': 'run: expected -p NAME=VALUE, got dK',
    'run 3 --timeout soon': 'run: expected --timeout to be a number of seconds above 0, got soon',
    'run 3 --in-place=yes': 'attention-kit run: expected no value for --in-place, got yes',
    sweep: 'attention-kit sweep: expected SOURCE, got nothing',
    'sweep 3': 'sweep: expected --out DIR, got none',
    'sweep 3 -o /nowhere/to/be/made': 'sweep: expected -p NAME=VALUES or --points FILE, got neither',
    'sweep 3 -o /nowhere/to/be/made -p dK': 'sweep: expected -p NAME=VALUE, got dK',
    'sweep 3 -o /nowhere/to/be/made -p dK=1 -p dK=2': 'sweep: expected -p dK=VALUE once, got it twice',
    'sweep 3 -o /nowhere/to/be/made -p dK=4 --shard 3/2':
      'sweep: expected --shard I/N with I from 1 to N, got 3/2',
    'sweep 3 -o /nowhere/to/be/made -p dK=4 --jobs 1.5':
      'sweep: expected --jobs to be a whole number above 0, got 1.5',
    'sweep 3 -o /nowhere/to/be/made -p dK=4 --memory 2G':
      'sweep: expected --memory to be a number of megabytes above 0, got 2G',
    site: 'site: expected --out FOLDER, got none',
    'site --out /nowhere/to/be/made --base kit': 'site: expected --base to be a path such as /kit/, got kit',
    'start --notebooks /nowhere/to/be/made --idle soon':
      'start: expected --idle to be a number of minutes, got soon',
    'start --notebooks /nowhere/to/be/made --port 65536':
      'start: expected --port to be a number up to 65535, got 65536',
    class: 'attention-kit class: expected one of the commands pack, slides, serve, mark, got none',
    'class pack': 'class pack: expected --out DIR, got none',
    'class slides': 'attention-kit class slides: expected CHAPTER, got nothing',
    'class slides 3-4': 'class slides: expected the number of one chapter, got 3-4',
    'class mark': 'attention-kit class mark: expected DIR, got nothing',
    'class serve /nowhere/to/be/made --port x':
      'class serve: expected --port to be a number up to 65535, got x',
    'hand-in my-chapters': 'attention-kit hand-in: expected at most 0 arguments, got 1',
    'doctor --all': 'attention-kit doctor: expected one of the options --class, got --all',
  };
  for (const [line, message] of Object.entries(wrong))
    it(`answers wrong usage with one sentence and status 2: ${line || '(nothing)'}`, async () => {
      const { status, stdout, stderr } = await attentionKit(line.split(' ').filter(Boolean));
      expect(stderr).to.include(message);
      expect(stderr.trimEnd().split('\n')).to.have.length(1);
      expect({ status, stdout }).to.deep.equal({ status: 2, stdout: '' });
    });

  it('answers an error with one sentence and status 1', async () => {
    const { status, stdout, stderr } = await attentionKit(['run', 'nowhere.ipynb']);
    expect(stderr).to.equal('findChapter: expected a notebook at nowhere.ipynb, got no such file\n');
    expect({ status, stdout }).to.deep.equal({ status: 1, stdout: '' });
  });
  it('shows the stack with --debug', async () => {
    const { stderr } = await attentionKit(['run', 'nowhere.ipynb', '--debug']);
    expect(stderr).to.match(/got no such file\n {4}at .*chapters/);
  });
});
