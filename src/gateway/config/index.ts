import { bytes, type Directive, directive, flag, printConfiguration, seconds, token } from '../../nginx';
import { clientAddressDirectives } from './client-address';
import { logDirectives } from './logging';
import type { GatewayModel } from './model';
import { processDirectives, temporaryPaths } from './process';
import { proxyDirectives } from './proxy';
import { limitZones } from './rate-limit';
import { clientServers } from './servers';
import { startupDirectives, statusServer } from './status';
import { tlsDirectives } from './tls';
import { resolverDirectives, upstreamDirectives } from './upstreams';

/** The configuration of a gateway as a tree. */
export function gatewayTree(model: GatewayModel): Directive[] {
  return [
    ...processDirectives(model),
    directive(
      'http',
      [],
      [
        ...logDirectives(),
        ...temporaryPaths(),
        ...clientConnections(model),
        ...clientAddressDirectives(model.clientAddress),
        ...(model.tls ? tlsDirectives(model.tls) : []),
        ...limitZones(model),
        ...resolverDirectives(model.resolver),
        ...proxyDirectives(model),
        ...startupDirectives(model),
        ...model.upstreams.map(upstreamDirectives),
        ...clientServers(model),
        statusServer(model),
      ],
    ),
  ];
}

/** The configuration of a gateway as the text of `nginx.conf`. */
export function gatewayConfiguration(model: GatewayModel): string {
  return printConfiguration(gatewayTree(model));
}

/** What clients may do with a connection. Slow ones are cut off, as they would hold it for as long as they like. */
function clientConnections(model: GatewayModel): Directive[] {
  return [
    directive('server_tokens', [flag(false)]),
    directive('client_max_body_size', [bytes(model.maxBodySize)]),
    directive('client_header_timeout', [seconds(15)]),
    directive('client_body_timeout', [seconds(60)]),
    directive('send_timeout', [seconds(60)]),
    // Longer than the idle time of common load balancers (60 s), so that these close first and send nothing into a closed one.
    directive('keepalive_timeout', [seconds(75)]),
    directive('reset_timedout_connection', [flag(true)]),
    // Names of hosts have up to 253 characters.
    directive('server_names_hash_bucket_size', [token(512)]),
    directive('server_names_hash_max_size', [token(8192)]),
  ];
}
