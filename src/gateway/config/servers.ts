import { type Directive, directive, expression, flag, literal, token, variable } from '../../nginx';
import { jsonAnswer } from './answers';
import type { GatewayModel, HostModel } from './model';
import { HTTP_PORT, HTTPS_PORT } from './paths';
import { limitDirectives, refusals } from './rate-limit';
import { noRoute, routeLocations } from './routes';
import { certificateDirectives } from './tls';

/** Servers that clients reach: the routes of each host, the way from HTTP to HTTPS, and what unknown hosts get. */
export function clientServers(model: GatewayModel): Directive[] {
  const plain = model.tls === undefined || !model.tls.redirect;
  return [
    unknownHosts(model),
    ...(plain ? model.hosts.map((host) => routedServer(model, host, false)) : redirectServers(model)),
    ...(model.tls ? [unknownTlsHosts(model), ...model.hosts.map((host) => routedServer(model, host, true))] : []),
  ];
}

function routedServer(model: GatewayModel, host: HostModel, tls: boolean): Directive {
  const headers = responseHeaders(tls ? model.tls?.hsts : undefined);
  const common = model.rateLimit;
  const waits = host.routes.flatMap(({ rateLimit }) => (rateLimit ? [Math.max(rateLimit.retryAfter, common?.retryAfter ?? 0)] : []));
  return server([
    listen(model, tls),
    ...(tls ? [directive('http2', [flag(true)])] : []),
    directive('server_name', [literal(host.name)]),
    ...(tls ? certificateDirectives() : []),
    ...headers,
    ...limitDirectives(common ? [common] : []),
    ...routeLocations(host, common),
    ...(host.routes.some(({ path, exact }) => path === '/' && !exact) ? [] : [directive('location', [literal('/')], noRoute())]),
    ...refusals(common ? [...waits, common.retryAfter] : waits, headers),
  ]);
}

/** Headers of every answer. `always` stands for errors too. A location that adds one of its own repeats these. */
function responseHeaders(hsts: string | undefined): Directive[] {
  const add = (name: string, value: Parameters<typeof directive>[1]) => directive('add_header', [token(name), ...value!, token('always')]);
  return [
    add('X-Request-ID', [variable('request_id')]),
    ...(hsts === undefined ? [] : [add('Strict-Transport-Security', [literal(hsts)])]),
  ];
}

/** 308 keeps method and body, which 301 lets clients drop. */
function redirectServers(model: GatewayModel): Directive[] {
  if (model.hosts.length === 0) return [];
  const names = model.hosts.map(({ name }) => literal(name));
  return [
    server([
      listen(model, false),
      directive('server_name', names),
      directive('return', [token(308), expression('https://', variable('host'), variable('request_uri'))]),
    ]),
  ];
}

/** Nothing is passed on for a host that no route names. */
function unknownHosts(model: GatewayModel): Directive {
  return server([listen(model, false, true), ...jsonAnswer(404, { error: 'unknown host' })]);
}

/** A handshake for an unknown name is refused; a request for an unknown host inside of a good one is misdirected. */
function unknownTlsHosts(model: GatewayModel): Directive {
  return server([
    listen(model, true, true),
    directive('ssl_reject_handshake', [flag(true)]),
    ...jsonAnswer(421, { error: 'unknown host' }),
  ]);
}

function listen(model: GatewayModel, tls: boolean, isDefault = false): Directive {
  const words = [
    ...(tls ? ['ssl'] : []),
    ...(model.clientAddress.source === 'proxy-protocol' ? ['proxy_protocol'] : []),
    ...(isDefault ? ['default_server'] : []),
  ];
  return directive('listen', [token(tls ? HTTPS_PORT : HTTP_PORT), ...words.map(token)]);
}

function server(block: Directive[]): Directive {
  return directive('server', [], block);
}
