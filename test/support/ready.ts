import * as tf from '@tensorflow/tfjs';
import type { RootHookObject } from 'mocha';
import '../../src/index.js';
import { refuseRethrowers } from '../../src/runner/kernel/repairs/rethrowers.js';

refuseRethrowers(); // an error that nobody caught fails its test; without this it would end all tests

/** Lets the engine that users get by default start before the first test. */
export const mochaHooks: RootHookObject = { beforeAll: () => tf.ready() };
