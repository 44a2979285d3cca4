import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Api } from './api';
import { freeBasePort } from './ports';

const run = promisify(execFile);

/** The project's folder. */
export const ROOT = join(__dirname, '../../../..');
const TOOLS = join(ROOT, 'tools/cluster');

/** A control plane that lives as long as a test file. */
export interface ControlPlane {
  readonly api: Api;
  /** Environment in which kubectl talks to it. */
  readonly env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/** Starts a control plane without nodes and waits until it is usable; tests add the nodes that they want. */
export async function startControlPlane(options: { controllers?: boolean } = {}): Promise<ControlPlane> {
  const state = mkdtempSync(join(tmpdir(), 'breakwater-control-plane-'));
  const env = {
    ...process.env,
    BASE_PORT: String(await freeBasePort()),
    CONTROLLERS: options.controllers === false ? 'no' : 'yes',
    NODES: '',
    OWNER_PID: String(process.pid),
    PODS: 'fast',
  };
  try {
    await run(join(TOOLS, 'up.sh'), [state], { env });
  } catch (error) {
    rmSync(state, { recursive: true, force: true });
    throw new Error(`the control plane did not start:\n${(error as { stderr?: string }).stderr ?? error}`);
  }
  const settings = Object.fromEntries(
    [...readFileSync(join(state, 'env'), 'utf8').matchAll(/(KUBECONFIG|API_URL|API_TOKEN|API_CA)="([^"]*)"/g)].map((m) => [m[1], m[2]]),
  );
  const api = new Api(settings.API_URL, settings.API_TOKEN, readFileSync(settings.API_CA, 'utf8'));
  return {
    api,
    env: { ...process.env, KUBECONFIG: settings.KUBECONFIG, PATH: `${join(state, 'bin')}:${process.env.PATH}` },
    async stop() {
      api.close();
      await run(join(TOOLS, 'down.sh'), [state]);
      rmSync(state, { recursive: true, force: true });
    },
  };
}
