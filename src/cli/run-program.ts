import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import * as path from 'node:path';
import { CONTROL_VARIABLE, type Control } from '../manifest/control';
import type { Program } from './program';
import { type ProgramReport, readReport } from './program-report';
import { Progress } from './progress';
import { findRunner } from './runner';
import { type Terminal, takesColour } from './terminal';

/** What is asked of the program. */
export interface RunRequest extends Omit<Control, 'report'> {
  /** Whether standard output is ours alone, so that what the program prints goes to standard error. */
  readonly quietOutput: boolean;
}

/** How the program ended. */
export interface ProgramRun {
  readonly report: ProgramReport;
  /** Exit code of the program; 128 + the signal's number when a signal ended it. */
  readonly exitCode: number;
  readonly interrupted: boolean;
}

/** Whether the system has process groups. */
const GROUPS = process.platform !== 'win32';

/** Signals that end the command line, and the program with it. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Milliseconds that a program gets to end after a signal. */
const GRACE = 2000;

/** Runs the user's program in a process of its own and collects what its Apps report. */
export async function runProgram(program: Program, request: RunRequest, terminal: Terminal): Promise<ProgramRun> {
  const command = commandLine(program);
  const folder = mkdtempSync(path.join(tmpdir(), 'breakwater-'));
  const progress = new Progress(terminal, `running ${program.name}`);
  try {
    const { quietOutput, ...asked } = request;
    const control: Control = { ...asked, report: path.join(folder, 'report.jsonl') };
    const controlFile = path.join(folder, 'control.json');
    writeFileSync(controlFile, JSON.stringify(control));
    const child = spawn(command.file, command.args, {
      shell: command.shell,
      // A shell does not hand signals on: its whole process group gets them.
      detached: command.shell && GROUPS,
      stdio: stdio(progress, quietOutput),
      env: {
        ...process.env,
        ...command.env,
        ...childEnvironment(program, terminal, progress.active && !quietOutput),
        [CONTROL_VARIABLE]: controlFile,
      },
    });
    forward(child, progress, quietOutput, terminal);
    const { code, interrupted } = await ended(child, command.shell && GROUPS);
    return { report: readReport(control.report), exitCode: code, interrupted };
  } finally {
    progress.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Command {
  readonly file: string;
  readonly args: string[];
  readonly shell: boolean;
  readonly env: Record<string, string>;
}

function commandLine(program: Program): Command {
  const preload = path.join(__dirname, 'preload.js');
  if (program.file === undefined) {
    // The command may start node by way of anything: the variable reaches it.
    const options = [process.env.NODE_OPTIONS, `--require ${JSON.stringify(preload)}`].filter(Boolean).join(' ');
    return { file: program.command as string, args: [], shell: true, env: { NODE_OPTIONS: options } };
  }
  const searchFrom = [path.dirname(program.file), process.cwd()];
  const runner = findRunner(program.file, { searchFrom, nodeVersion: process.versions.node });
  return { file: process.execPath, args: ['--require', preload, ...runner.nodeArgs, program.file, ...program.args], shell: false, env: {} };
}

function childEnvironment(program: Program, terminal: Terminal, hidesTerminal: boolean): Record<string, string> {
  const env: Record<string, string> = {};
  // What cdk8s-cli does with the folder of cdk8s.yaml; an App that names its own folder goes first.
  if (program.output !== undefined && process.env.CDK8S_OUTDIR === undefined) env.CDK8S_OUTDIR = program.output;
  if (hidesTerminal && takesColour(terminal.out, terminal.env)) env.FORCE_COLOR = '1';
  return env;
}

/** The program writes straight to our streams, unless a progress line has to make room for it. */
function stdio(progress: Progress, quietOutput: boolean): StdioOptions {
  if (progress.active) return ['inherit', 'pipe', 'pipe'];
  return ['inherit', quietOutput ? 2 : 'inherit', 'inherit'];
}

function forward(child: ChildProcess, progress: Progress, quietOutput: boolean, terminal: Terminal): void {
  child.stdout?.on('data', (data) => progress.pass(() => (quietOutput ? terminal.err : terminal.out).write(data)));
  child.stderr?.on('data', (data) => progress.pass(() => terminal.err.write(data)));
}

/** Waits for the end of the program, and ends it when we are told to end. */
function ended(child: ChildProcess, group: boolean): Promise<{ code: number; interrupted: boolean }> {
  let received: NodeJS.Signals | undefined;
  let patience: NodeJS.Timeout | undefined;
  const send = (signal: NodeJS.Signals) => {
    if (!group || child.pid === undefined) child.kill(signal);
    else if (child.exitCode === null) process.kill(-child.pid, signal);
  };
  const stop = (signal: NodeJS.Signals) => {
    send(received === undefined ? signal : 'SIGKILL');
    received = signal;
    patience ??= setTimeout(() => send('SIGKILL'), GRACE);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  return new Promise<{ code: number; interrupted: boolean }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const by = received ?? signal;
      resolve({ code: by ? 128 + constants.signals[by] : (code ?? 0), interrupted: received !== undefined });
    });
  }).finally(() => {
    clearTimeout(patience);
    for (const signal of SIGNALS) process.off(signal, stop);
  });
}
