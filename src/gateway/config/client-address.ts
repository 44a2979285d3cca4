import { type Directive, declare, directive, entry, expression, flag, literal, mapEntry, token, variable } from '../../nginx';
import type { ClientAddressModel } from './model';

/** Whether the connection comes from a trusted proxy: `1` or `0`. */
const FROM_PROXY = 'from_trusted_proxy';

/** Variable that holds the scheme the client used, as far as it is known. */
export function schemeVariable(model: ClientAddressModel): string {
  return model.source === 'forwarded' ? 'client_scheme' : 'scheme';
}

/**
 * Makes `$remote_addr` the address of the client. What a client writes itself is believed from no one but trusted proxies.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_realip_module.html
 */
export function clientAddressDirectives(model: ClientAddressModel): Directive[] {
  if (model.source === 'connection') return [];
  const networks = model.trusted.map((network) => directive('set_real_ip_from', [literal(network)]));
  if (model.source === 'proxy-protocol') return [...networks, directive('real_ip_header', [token('proxy_protocol')])];
  return [
    ...networks,
    directive('real_ip_header', [token('X-Forwarded-For')]),
    // From the right, the first address that is not a trusted proxy: what stands left of it, the client may have made up.
    directive('real_ip_recursive', [flag(true)]),
    ...forwardedScheme(model.trusted),
  ];
}

function forwardedScheme(trusted: readonly string[]): Directive[] {
  return [
    directive(
      'geo',
      [variable('realip_remote_addr'), declare(FROM_PROXY)],
      [entry('default', token(0)), ...trusted.map((network) => entry(network, token(1)))],
    ),
    directive(
      'map',
      [expression(variable(FROM_PROXY), ' ', variable('http_x_forwarded_proto')), declare('client_scheme')],
      [entry('default', variable('scheme')), mapEntry('1 http', token('http')), mapEntry('1 https', token('https'))],
    ),
  ];
}
