import { ServerConnection } from '@jupyterlab/services';
import type { Running } from '../protocol/running.js';

/** The kernels that run; none while the server is away, which is told elsewhere. */
export async function runningKernels(settings: ServerConnection.ISettings): Promise<Running[]> {
  try {
    const url = new URL('lab/api/running', settings.baseUrl).href;
    const answer = await ServerConnection.makeRequest(url, {}, settings);
    return answer.ok ? ((await answer.json()) as Running[]) : [];
  } catch {
    return [];
  }
}
