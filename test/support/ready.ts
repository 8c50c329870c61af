import * as tf from '@tensorflow/tfjs';
import type { RootHookObject } from 'mocha';
import '../../src/index.js';

/** Lets the engine that users get by default start before the first test. */
export const mochaHooks: RootHookObject = { beforeAll: () => tf.ready() };
