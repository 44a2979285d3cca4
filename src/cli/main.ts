#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { runCommandLine } from './command-line';

const terminal = { out: process.stdout, err: process.stderr, env: process.env };

// The exit code is set, not forced, so that all that was printed reaches a pipe.
void runCommandLine(process.argv.slice(2), terminal, process.cwd(), () => readFileSync(0, 'utf8')).then((exitCode) => {
  process.exitCode = exitCode;
});
