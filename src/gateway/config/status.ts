import { bytes, type Directive, declare, directive, expression, literal, milliseconds, parameter, token } from '../../nginx';
import type { GatewayModel, UpstreamModel } from './model';
import { STARTUP_FILE, STATUS_PORT } from './paths';

/** How long the startup probe waits for one backend. A slow answer is an answer: the name did resolve. */
const PROBE_TIMEOUT = 1000;

/** Shared memory of the startup probe for so many upstreams, each of which has an entry in it. When it is full no probe succeeds. */
const MEMORY_BYTES = 64 * 1024;
const MEMORY_UPSTREAMS = 100;

/** The script of the startup probe and the memory that all workers share for it. */
export function startupDirectives({ upstreams }: GatewayModel): Directive[] {
  const size = bytes(MEMORY_BYTES * Math.max(1, Math.ceil(upstreams.length / MEMORY_UPSTREAMS)));
  return [
    directive('js_import', [token('startup'), token('from'), literal(STARTUP_FILE)]),
    directive('js_shared_dict_zone', [parameter('zone', `startup:${size.text}`), parameter('type', 'number')]),
  ];
}

/** What the kubelet and monitoring ask; on a port of its own that the Service does not have. */
export function statusServer(model: GatewayModel): Directive {
  const at = (path: string, block: Directive[]) => directive('location', [token('='), literal(path)], block);
  return directive(
    'server',
    [],
    [
      directive('listen', [token(STATUS_PORT), token('default_server')]),
      directive('access_log', [token('off')]),
      directive('js_var', [declare('startup_upstreams'), token(model.upstreams.length)]),
      directive('js_var', [declare('startup_timeout'), token(model.startupTimeout)]),
      at('/ready', [directive('return', [token(200), literal('ready\n')])]),
      at('/live', [directive('return', [token(200), literal('alive\n')])]),
      at('/status', [directive('stub_status')]),
      at('/startup', [directive('js_content', [token('startup.check')])]),
      ...model.upstreams.map((upstream, i) => at(`/startup/${i}`, probeDirectives(upstream))),
      directive('location', [literal('/')], [directive('return', [token(404)])]),
    ],
  );
}

/** One request to an upstream, to see whether it has servers. */
function probeDirectives(upstream: UpstreamModel): Directive[] {
  return [
    directive('internal'),
    directive('proxy_next_upstream', [token('off')]),
    directive('proxy_connect_timeout', [milliseconds(PROBE_TIMEOUT)]),
    directive('proxy_read_timeout', [milliseconds(PROBE_TIMEOUT)]),
    directive('proxy_pass', [expression(`http://${upstream.name}`, upstream.readinessPath)]),
  ];
}
