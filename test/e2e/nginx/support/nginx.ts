import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { CERTIFICATE_FOLDER, HTTP_PORT, HTTPS_PORT, STATUS_PORT } from '../../../../src/gateway/config/paths';
import { STARTUP_SCRIPT } from '../../../../src/gateway/config/startup-script';
import { ask } from './client';
import { until } from './wait';

/** The folder that tools/get-nginx.sh filled. */
const NGINX = process.env.BREAKWATER_NGINX ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-breakwater/nginx');

/** Ports on which a gateway listens. */
export interface Ports {
  readonly http: number;
  readonly https: number;
  readonly status: number;
}

/** A port that is free on all loopback addresses. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '0.0.0.0', () => resolve((server.address() as { port: number }).port)),
  );
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

/** A folder for one run of nginx, whose workers may belong to another user. */
export class RunFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'breakwater-nginx-'));

  constructor() {
    if (!existsSync(join(NGINX, 'nginx'))) throw new Error(`there is no nginx in ${NGINX}: run tools/e2e.sh nginx`);
    chmodSync(this.path, 0o755);
    mkdirSync(join(this.path, 'tmp'));
    // `load_module` and `js_import` take paths from the folder that nginx runs in, so they stay as they are.
    symlinkSync(join(NGINX, 'modules'), join(this.path, 'modules'));
    writeFileSync(join(this.path, 'startup.js'), STARTUP_SCRIPT);
  }

  /** Path of a file. */
  file(name: string): string {
    return join(this.path, name);
  }

  /** The arguments with which nginx runs here. */
  args(configuration = 'nginx.conf'): string[] {
    return ['-p', this.path, '-e', 'stderr', '-c', this.file(configuration)];
  }

  /** What `nginx -t` says of a configuration; throws with it when it is refused. */
  check(text: string): void {
    writeFileSync(this.file('checked.conf'), text);
    execFileSync(join(NGINX, 'nginx'), ['-t', '-q', ...this.args('checked.conf')], { stdio: 'pipe' });
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** The configuration as synthesized, with other addresses, file paths and resolver. Everything else stays byte for byte. */
export function relocate(configuration: string, folder: RunFolder, ports: Ports, dnsPort: number): string {
  const changes: [RegExp, string][] = [
    [new RegExp(`(listen )${HTTP_PORT}\\b`, 'g'), `$1127.0.0.1:${ports.http}`],
    [new RegExp(`(listen )${HTTPS_PORT}\\b`, 'g'), `$1127.0.0.1:${ports.https}`],
    [new RegExp(`(listen )${STATUS_PORT}\\b`, 'g'), `$1127.0.0.1:${ports.status}`],
    [/(resolver )\S+( valid=)/g, `$1127.0.0.1:${dnsPort}$2`],
    [/( )\/tmp\//g, `$1${folder.file('tmp')}/`],
    [/\/dev\/stdout/g, folder.file('access.log')],
    [new RegExp(CERTIFICATE_FOLDER, 'g'), folder.file('tls')],
  ];
  return changes.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), configuration);
}

/** A running gateway. */
export class Nginx {
  /** Starts nginx on a synthesized configuration and waits until it listens. */
  static async start(configuration: string, dnsPort: number, folder = new RunFolder()): Promise<Nginx> {
    const ports = { http: await freePort(), https: await freePort(), status: await freePort() };
    writeFileSync(folder.file('nginx.conf'), relocate(configuration, folder, ports, dnsPort));
    const errors = openSync(folder.file('error.log'), 'a');
    const child = spawn(join(NGINX, 'nginx'), folder.args(), { stdio: ['ignore', errors, errors] });
    closeSync(errors);
    const nginx = new Nginx(child, folder, ports);
    await until('nginx listens', async () => {
      if (child.exitCode !== null) throw new Error(`nginx stopped:\n${nginx.errors}`);
      return (await nginx.status('/live').catch(() => undefined))?.status === 200 ? true : undefined;
    });
    return nginx;
  }

  private constructor(
    private readonly child: ChildProcess,
    readonly folder: RunFolder,
    readonly ports: Ports,
  ) {}

  /** Asks the status listener. */
  status(path: string) {
    return ask(this.ports.status, path);
  }

  /** Waits until the startup probe succeeds. */
  async started(): Promise<void> {
    await until('the startup probe succeeds', async () => ((await this.status('/startup')).status === 200 ? true : undefined), 20_000);
  }

  /** The access log, an object for each request. */
  get log(): Record<string, unknown>[] {
    const text = readFileSync(this.folder.file('access.log'), 'utf8');
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  }

  /** The error log. */
  get errors(): string {
    return readFileSync(this.folder.file('error.log'), 'utf8');
  }

  /** Process ids of the workers: they change when nginx reloads or a worker dies. */
  get workers(): string[] {
    const { pid } = this.child;
    return readdirSync('/proc')
      .filter((entry) => /^\d+$/.test(entry) && parentOf(entry) === pid)
      .sort();
  }

  /** Ends nginx, gracefully with SIGQUIT or at once. */
  async stop(signal: 'SIGQUIT' | 'SIGTERM' = 'SIGTERM'): Promise<void> {
    if (this.child.exitCode === null) {
      const ended = new Promise<void>((resolve) => this.child.once('exit', () => resolve()));
      this.child.kill(signal);
      await ended;
    }
    this.folder.remove();
  }
}

function parentOf(pid: string): number | undefined {
  try {
    // The name of the process stands in parentheses and may hold blanks.
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1],
    );
  } catch {
    return undefined;
  }
}
