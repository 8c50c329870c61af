import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { until } from '../../support/until.js';

/** A cluster of one node, this machine, that a test has to itself. */
export interface SlurmCluster {
  /** Lets Slurm's programs find it. */
  env: NodeJS.ProcessEnv;
  /** Kills the node and all that runs on it, as when its power fails. */
  killNode: () => void;
  startNode: () => Promise<void>;
  /** Lets tasks that were queued again begin now, and not in two minutes. */
  hurry: () => void;
  stop: () => void;
}

const programs = ['slurmctld', 'slurmd', 'munged', 'sbatch', 'scontrol', 'squeue'];
const path = `${process.env.PATH}:/usr/sbin:/sbin`;

/** A cluster for a test suite; the suite is left out where Slurm isn't installed, and fails in CI. */
export async function startSlurm(context: Mocha.Context, folder: string): Promise<SlurmCluster> {
  const missing = programs.find((name) => spawnSync('which', [name], { env: { PATH: path } }).status !== 0);
  if (missing) {
    const message = `No ${missing}: the tests on Slurm need Debian's slurm-wlm`;
    if (process.env.CI) throw new Error(message);
    console.warn(`      ${message}; they are LEFT OUT`);
    return context.skip();
  }
  const at = (name: string) => join(folder, name);
  const env = { ...process.env, PATH: path, SLURM_CONF: at('slurm.conf') };
  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const node = hostname().split('.')[0]!;
  for (const name of ['spool', 'state']) mkdirSync(at(name));
  writeFileSync(at('slurm.conf'), configuration(folder, node));
  writeFileSync(at('key'), randomBytes(1024), { mode: 0o400 });
  const files = ['pid', 'log', 'seed'].map((name) => `--${name}-file=${at(`munge.${name}`)}`);
  run('munged', '--force', `--key-file=${at('key')}`, `--socket=${at('munge.socket')}`, ...files);
  run('slurmctld', '-f', at('slurm.conf'));

  const startNode = async () => {
    run('slurmd', '-f', at('slurm.conf'), '-N', node);
    // A star behind the state would say that the node doesn't answer.
    await until(
      () => /^(?:idle|mixed|allocated|completing)$/.test(run('sinfo', '-h', '-o', '%T').trim()),
      120,
    );
  };
  const killNode = () => {
    for (const pid of processesOf(folder, isOfNode)) end(pid);
  };
  await startNode();
  return {
    env,
    startNode,
    killNode,
    hurry: () => {
      const pending = run('squeue', '-h', '-t', 'PD', '-r', '-o', '%A').split('\n').filter(Boolean);
      for (const job of pending) spawnSync('scontrol', ['update', `JobId=${job}`, 'StartTime=now'], { env });
    },
    stop: () => {
      for (const pid of processesOf(folder, () => true)) end(pid);
    },
  };
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {} // it has gone already
}

/** A process by its program's name and what it was started with. */
type Which = (program: string, environment: string) => boolean;

/** The node's own processes and those of its jobs. */
const isOfNode: Which = (program, environment) =>
  /^slurm(?:d|stepd)$/.test(program) || /\0SLURM_JOB_ID=/.test(`\0${environment}`);

/** Processes that were started for this cluster. */
function processesOf(folder: string, which: Which): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
        const program = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
        return environment.includes(`SLURM_CONF=${folder}/`) && which(program, environment);
      } catch {
        return false;
      }
    })
    .map(Number);
}

function configuration(folder: string, node: string): string {
  const { username } = userInfo();
  const port = 20_000 + (process.pid % 20_000);
  return `ClusterName=test
SlurmctldHost=${node}(127.0.0.1)
SlurmctldPort=${port}
SlurmdPort=${port + 1}
AuthType=auth/munge
AuthInfo=socket=${folder}/munge.socket
SlurmUser=${username}
SlurmdUser=${username}
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd.pid
SlurmctldLogFile=${folder}/slurmctld.log
SlurmdLogFile=${folder}/slurmd.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
ReturnToService=2
SlurmdTimeout=10
MailProg=/bin/true
NodeName=${node} NodeAddr=127.0.0.1 CPUs=2 RealMemory=500 State=UNKNOWN
PartitionName=main Nodes=${node} Default=YES MaxTime=INFINITE State=UP
`;
}
