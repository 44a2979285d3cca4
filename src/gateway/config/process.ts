import { type Directive, directive, flag, literal, seconds, token } from '../../nginx';
import type { GatewayModel } from './model';
import { WRITABLE_FOLDER } from './paths';

/**
 * Connections of one worker, to clients and to backends together. Proxying takes two for a request, so this is 4,096 requests
 * at a time; an idle one costs well under 1 KiB.
 */
const WORKER_CONNECTIONS = 8192;

/** A socket for each connection and as many files for bodies. Container runtimes often start with 1,024, and allow many more. */
const WORKER_FILES = 2 * WORKER_CONNECTIONS;

/** Processes and the files they need. Everything that is written lies in one folder, as the rest of the container is read-only. */
export function processDirectives(model: GatewayModel): Directive[] {
  return [
    directive('load_module', [token('modules/ngx_http_js_module.so')]),
    directive('daemon', [flag(false)]),
    // `auto` counts the cores of the node, not those that the container may use.
    directive('worker_processes', [token(model.workerProcesses)]),
    directive('worker_rlimit_nofile', [token(WORKER_FILES)]),
    directive('worker_shutdown_timeout', [seconds(model.shutdownTimeout)]),
    directive('pid', [literal(`${WRITABLE_FOLDER}/nginx.pid`)]),
    directive('error_log', [token('stderr'), token('warn')]),
    directive('events', [], [directive('worker_connections', [token(WORKER_CONNECTIONS)])]),
  ];
}

/** Where bodies go that do not fit in memory. */
export function temporaryPaths(): Directive[] {
  return ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) =>
    directive(`${kind}_temp_path`, [literal(`${WRITABLE_FOLDER}/${kind}_temp`)]),
  );
}
