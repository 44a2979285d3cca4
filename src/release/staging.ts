import { appendFileSync } from 'node:fs';
import { readControl, type StageRequest } from '../manifest/control';
import type { ColourName } from './colour';
import type { StagedColour } from './ledger';

/** What one service would write into its ledger when a stage run ends. */
export interface Capture {
  readonly service: string;
  /** Absolute path of the ledger. */
  readonly ledgerFile: string;
  readonly colour: ColourName;
  /** Whether the service has no ledger yet, so that the staged colour becomes live at once. */
  readonly first: boolean;
  readonly staged: StagedColour;
}

/** A service of the program that keeps a ledger. */
export interface LedgerService {
  readonly service: string;
  /** Absolute path of the ledger. */
  readonly ledgerFile: string;
}

let captured: Capture[] = [];

/** The version that `breakwater stage` asks this run to render, or undefined in every other run. */
export function stagingRequest(): StageRequest | undefined {
  return readControl()?.stage;
}

/** Records what a service renders for its idle colour; a second capture for the same ledger replaces the first. */
export function capture(c: Capture): void {
  captured = [...captured.filter((other) => other.ledgerFile !== c.ledgerFile), c];
}

/** All captures of this process. */
export function captures(): Capture[] {
  return [...captured];
}

/** Forgets all captures, for tests. */
export function resetCaptures(): void {
  captured = [];
}

/** Tells the command line of a stage run which services the program has, so that it can name them when the asked one is not among them. */
export function noteService(service: LedgerService): void {
  const control = readControl();
  if (control?.stage !== undefined) appendFileSync(control.report, `${JSON.stringify({ service })}\n`);
}
