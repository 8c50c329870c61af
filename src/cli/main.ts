#!/usr/bin/env node
import { goOnWithoutReaders } from './gone-readers.js';
import { runCli } from './run-cli.js';

goOnWithoutReaders();
process.exitCode = await runCli(process.argv.slice(2));
