import { shellWords } from './shell-words.js';
import type { Batch } from './slurm.js';

/** What Kubernetes has to know besides. */
export interface KubernetesBatch extends Batch {
  /** An image with Node.js, where `npx attention-kit` works in the folder of the volume. */
  image: string;
  /** The claim of a volume that all parts share: chapter and results lie in it. */
  volume: string;
}

const folder = '/work';

/**
 * The manifest of an indexed Job that runs a sweep, a pod for each part. A pod whose node fails is replaced, and goes on
 * from what is there; one in which points have failed isn't: they would fail again.
 *
 * @see kubernetes.io, "Indexed Job for Parallel Processing with Static Work Assignment", https://kubernetes.io/docs/tasks/job/indexed-parallel-processing-static/
 */
export function kubernetesJob({ command, shards, image, volume }: KubernetesBatch): object {
  const run = `exec ${shellWords(command)} --shard "$((JOB_COMPLETION_INDEX + 1))/${shards}"`;
  const container = {
    name: 'sweep',
    image,
    command: ['sh', '-c', run],
    workingDir: folder,
    volumeMounts: [{ name: 'work', mountPath: folder }],
    resources: { requests: { cpu: '1', memory: '1Gi' } },
  };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'attention-kit-sweep' },
    spec: {
      completionMode: 'Indexed',
      completions: shards,
      parallelism: shards,
      backoffLimitPerIndex: 6,
      podFailurePolicy: {
        rules: [
          { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
          { action: 'FailIndex', onExitCodes: { containerName: 'sweep', operator: 'In', values: [1, 2] } },
        ],
      },
      template: {
        spec: {
          restartPolicy: 'Never',
          containers: [container],
          volumes: [{ name: 'work', persistentVolumeClaim: { claimName: volume } }],
        },
      },
    },
  };
}
