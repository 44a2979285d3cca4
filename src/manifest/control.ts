import { readFileSync } from 'node:fs';

/** A new version that the command line asks the program to render for the idle colour. */
export interface StageRequest {
  readonly service: string;
  readonly image: string;
  readonly version?: string;
  readonly replicas?: number;
}

/** What the command line asks of the program that it runs in a child process. */
export interface Control {
  /** File to which each synth appends one line of JSON about its outcome. */
  readonly report: string;
  /** Whether synth writes its output. */
  readonly write: boolean;
  /** Output folder, over what the program says. */
  readonly outdir?: string;
  readonly stage?: StageRequest;
}

/** Environment variable that names the file with the control. */
export const CONTROL_VARIABLE = 'BREAKWATER_CONTROL';

let cached: { path: string; control: Control } | undefined;

/** What the command line asks, or undefined when the program was started by anything else. */
export function readControl(): Control | undefined {
  const path = process.env[CONTROL_VARIABLE];
  if (!path) return undefined;
  if (cached?.path !== path) cached = { path, control: JSON.parse(readFileSync(path, 'utf8')) as Control };
  return cached.control;
}
