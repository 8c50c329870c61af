/** What a student may hand in who wants a ✓ without an answer, or something of the teacher's. */
export interface Trick {
  name: string;
  exercise: string;
  source: string;
  /** Whether it has to be stopped, which takes its time. */
  isStopped?: boolean;
}

/** What the tricks are aimed at. */
export interface Targets {
  /** A file in the teacher's home. */
  secret: string;
  /** A port on which a server of the teacher's listens. */
  port: number;
  /** The kit's chapters, with solutions. */
  chapters: string;
  kit: string;
}

/** An answer to 4.1 that is right only if something was done that must not be possible. */
const ifDone = (attempt: string) =>
  `let myShares: any = [[0.5, 0.5]];\ntry { ${attempt}; myShares = [[0.75, 0.25]]; } catch {}`;
const builtin = (name: string) => `process.getBuiltinModule('node:${name}')`;
const right = `{ data: { 'application/vnd.attention-kit.check+json': { exercise: '4.1', passed: true } } }`;
const wrong = 'const myShares: any = [[0.5, 0.5]];';

/** What prints, forges or replaces a result. */
export function forgeries(): Trick[] {
  const forge = (name: string, source: string) => ({ name, exercise: '4.1', source });
  return [
    forge(
      'prints a tick',
      `console.log('✓ weights: right'); process.stdout.write('✓ weights: right\\n');\n${wrong}`,
    ),
    forge(
      'sends a result',
      `${wrong}\n(globalThis as any)[Symbol.for('attention-kit.display')]?.(${right});`,
    ),
    forge('replaces the check', `(check as any).weights = () => {};\n${wrong}`),
    forge(
      'writes to the channel',
      `${wrong}\nconst reply = (id: number) => JSON.stringify({ id, value: { passed: true } }) + '\\n';\nfor (let id = 0; id < 200; id++) ${builtin('fs')}.writeSync(3, reply(id));`,
    ),
    forge(
      'answers in its process’s place',
      `${wrong}\nconst parse = JSON.parse;\nJSON.parse = (line: string) => {\n  JSON.parse = parse;\n  const { ask: id } = parse(line);\n  ${builtin('fs')}.writeSync(3, JSON.stringify({ id, value: { passed: true } }) + '\\n');\n  return {};\n};`,
    ),
    forge(
      'asks over the channel',
      `${wrong}\n${builtin('fs')}.writeSync(3, '{"ask":1,"what":"judge","given":{}}\\n');`,
    ),
    forge(
      'fills the channel',
      `${wrong}\nfor (let i = 0; i < 30; i++) ${builtin('fs')}.writeSync(3, 'x'.repeat(1e6));`,
    ),
    forge(
      'pollutes prototypes',
      `(Object.prototype as any).passed = true;\n(Object.prototype as any).toJSON = () => ({ passed: true });\n${wrong}`,
    ),
    forge('says that everything is', `Array.prototype.every = () => true;\nMath.abs = () => 0;\n${wrong}`),
    forge('writes other JSON', `JSON.stringify = () => '{"id":3,"value":{"passed":true}}';\n${wrong}`),
    forge('breaks promises', `Promise.prototype.then = function () { return this as any; };\n${wrong}`),
    forge(
      'patches tensors',
      `tf.Tensor.prototype.arraySync = () => [[0.75, 0.25]] as any;\nconst myShares = tf.tensor([[0.5, 0.5]]);`,
    ),
    forge('answers with a proxy', 'const myShares = new Proxy([[0]], { get: () => true });'),
    forge(
      'answers with its own JSON',
      'const myShares = { toJSON: () => ({ passed: true }), then: undefined };',
    ),
    forge('answers with a promise', 'const myShares = Promise.resolve([[0.75, 0.25]]);'),
    forge(
      'answers without end',
      'let myShares: any = [];\nfor (let i = 0; i < 1e5; i++) myShares = [myShares];',
    ),
    forge('answers with a book', "const myShares = 'x'.repeat(1e8);"),
    forge('throws a page', `throw new Error('<script>alert(1)</script>');`),
    {
      name: 'forges an id',
      exercise: '4.2',
      source: "const myShares = [[0.75, 0.25]];\ncheck.weights(myShares, { exercise: '4.2' });",
    },
    {
      name: 'changes what is given',
      exercise: '4.3',
      source: 'const at3and0 = () => 8 / 9;\nconst myTemperature = 1;',
    },
    {
      name: 'hides who computes',
      exercise: '4.2',
      source: 'const mySoftmax = (() => [[0.5, 0.5]]) as any;\nmySoftmax.toString = () => "";',
    },
  ];
}

/** What reads, writes, connects or ends something that it must not reach. */
export function attacks({ secret, port, chapters, kit }: Targets): Trick[] {
  const attack = (name: string, attempt: string) => ({ name, exercise: '4.1', source: ifDone(attempt) });
  const fs = builtin('fs');
  return [
    attack('reads the home', `${fs}.readFileSync('${secret}')`),
    attack('lists the home', `${fs}.readdirSync(${builtin('os')}.homedir())`),
    attack('reads the solutions', `${fs}.readFileSync('${chapters}/04-softmax.ipynb')`),
    attack('writes into the kit', `${fs}.writeFileSync('${kit}/dist/src/taken.js', '1')`),
    attack('writes somewhere', `${fs}.writeFileSync('/tmp/taken', '1')`),
    attack('fetches', `await fetch('http://127.0.0.1:${port}/')`),
    attack(
      'connects',
      `await new Promise((done, fail) => ${builtin('net')}.connect(${port}, '127.0.0.1', done as any).on('error', fail))`,
    ),
    attack('starts a program', `${builtin('child_process')}.execFileSync(process.execPath, ['-e', '1'])`),
    attack('starts a shell', `${builtin('child_process')}.execSync('id')`),
    attack('rewrites itself', `${fs}.openSync('/proc/self/mem', 'r+')`),
    attack('sees others', `${fs}.readdirSync('/proc')`),
    attack('ends its parent', 'if (process.ppid > 1) process.kill(process.ppid, 9); else throw 1'),
    { name: 'ends the process', exercise: '4.1', source: 'process.exit(0);', isStopped: true },
    {
      name: 'reads for ever',
      exercise: '4.1',
      source: `/// <reference path="/dev/zero" />\n${wrong}`,
    },
  ];
}

/** What comes to no end, or takes all memory. */
export function hogs(): Trick[] {
  const hog = (name: string, source: string) => ({ name, exercise: '4.1', source, isStopped: true });
  return [
    hog('loops', 'for (;;);'),
    hog('waits', 'await new Promise(() => {});\nconst myShares = 1;'),
    hog('loops later', `${wrong}\nqueueMicrotask(() => { for (;;); });`),
    hog('allocates numbers', 'const all = [];\nfor (;;) all.push(new Float64Array(1e7).fill(1));'),
    hog('allocates bytes', `const all = [];\nfor (;;) all.push(Buffer.alloc(1e8, 1));`),
    hog('asks for more bytes than there are', 'const myShares = new ArrayBuffer(3e9);'),
    hog(
      'asks for more pages than there are',
      'const myShares = new (globalThis as any).WebAssembly.Memory({ initial: 60_000 });',
    ),
    {
      name: 'loops when it is called',
      exercise: '4.2',
      source: 'const mySoftmax = () => { for (;;); };',
      isStopped: true,
    },
    {
      name: 'asks for more bytes than there are when it is called',
      exercise: '4.2',
      source: 'const mySoftmax = () => new ArrayBuffer(3e9);',
      isStopped: true,
    },
  ];
}
