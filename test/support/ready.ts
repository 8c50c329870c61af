import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import type { RootHookObject } from 'mocha';
import '../../src/index.js';
import { refuseRethrowers } from '../../src/runner/kernel/repairs/rethrowers.js';

refuseRethrowers(); // an error that nobody caught fails its test; without this it would end all tests

// what the kit remembers about its user is none of the tests' business
const state = mkdtempSync(join(tmpdir(), 'attention-kit-state-'));
process.env.ATTENTION_KIT_STATE = state;
process.on('exit', () => rmSync(state, { recursive: true, force: true }));

/** Lets the engine that users get by default start before the first test. */
export const mochaHooks: RootHookObject = { beforeAll: () => tf.ready() };
