import type { ParameterValue } from '../../format/parameter-values.js';
import type { Point } from './points.js';

/** What came of one point; a small file of its own. */
export interface PointRecord {
  id: string;
  parameters: Point;
  state: 'done' | 'failed';
  /** What stopped it, in one sentence. */
  error?: string;
  /** What its cells have reported, by name. */
  values: Record<string, ParameterValue>;
  seconds: number;
  /** The most memory that its process held at once, in megabytes; 0 where the system doesn't say. */
  memory: number;
  /** What `Math.random` of its process began with. */
  seed: number;
  kit: string;
  node: string;
  /** When it ended, as ISO 8601. */
  ended: string;
}

/** Tells whether a value has what is read of a point. */
export function isRecord(value: unknown): value is PointRecord {
  const { id, parameters, values, ended } = (value ?? {}) as Partial<Record<keyof PointRecord, unknown>>;
  const areNamed = [parameters, values].every((each) => typeof each === 'object' && each !== null);
  return areNamed && typeof id === 'string' && typeof ended === 'string';
}
