import { clientServers } from '../../../src/gateway/config/servers';
import { HOST, model, serversWith } from './model';

const tls = { reload: 60, redirect: true };

describe('clientServers', () => {
  test('without TLS there is only HTTP', () => {
    const servers = clientServers(model());
    expect(serversWith(servers, 'listen 8443')).toEqual([]);
    expect(serversWith(servers, 'proxy_pass')).toHaveLength(1);
  });

  test('with TLS, HTTP only redirects', () => {
    const servers = clientServers(model({ tls }));
    expect(serversWith(servers, 'listen 8080').filter((server) => server.includes('proxy_pass'))).toEqual([]);
    expect(serversWith(servers, 'return 308 https://$host$request_uri;')).toHaveLength(1);
  });

  test('unless it is told not to', () => {
    const servers = clientServers(model({ tls: { ...tls, redirect: false } }));
    expect(serversWith(servers, 'return 308')).toEqual([]);
    expect(serversWith(servers, 'proxy_pass')).toHaveLength(2);
  });

  test('unknown hosts and names are refused', () => {
    const defaults = serversWith(clientServers(model({ tls })), 'default_server');
    expect(defaults).toHaveLength(2);
    expect(defaults[0]).toContain('return 404');
    expect(defaults[1]).toContain('ssl_reject_handshake on;');
    expect(defaults[1]).toContain('return 421');
  });

  test('HSTS is said by HTTPS only', () => {
    const servers = clientServers(model({ tls: { ...tls, redirect: false, hsts: 'max-age=1' } }));
    expect(serversWith(servers, 'Strict-Transport-Security')).toEqual(serversWith(servers, 'http2 on;'));
  });

  test('a host whose routes take everything needs no answer of the gateway', () => {
    const all = { ...HOST, routes: [{ ...HOST.routes[0], path: '/' }] };
    expect(serversWith(clientServers(model({ hosts: [all] })), 'no route')).toEqual([]);
    expect(serversWith(clientServers(model()), 'no route')).toHaveLength(1);
  });

  test('a gateway without hosts still is a configuration', () => {
    expect(clientServers(model({ tls, hosts: [] }))).toHaveLength(2);
  });
});
