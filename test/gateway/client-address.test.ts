import { ClientAddress } from '../../src/gateway/client-address';
import { newGateway, StandIn } from './support';

const configuration = (clientAddress: ClientAddress) => {
  const gateway = newGateway({ host: 'api.example.no', clientAddress });
  gateway.addRoute('/', new StandIn('payment'));
  return gateway.configuration;
};

describe('ClientAddress', () => {
  test('by default the connection tells, and no header is believed', () => {
    const text = configuration(ClientAddress.fromConnection());
    expect(text).not.toMatch(/real_ip|proxy_protocol|http_x_forwarded/);
    expect(text).toContain('proxy_set_header X-Forwarded-For $remote_addr;');
    expect(text).toContain('proxy_set_header X-Forwarded-Proto $scheme;');
  });

  test('trusted proxies are the only ones whose headers count', () => {
    const text = configuration(ClientAddress.trustedProxies(['10.0.0.0/8', 'fd00::/8']));
    expect(text).toContain(
      'set_real_ip_from 10.0.0.0/8;\n    set_real_ip_from fd00::/8;\n    real_ip_header X-Forwarded-For;\n    real_ip_recursive on;',
    );
    expect(text).toContain('geo $realip_remote_addr $from_trusted_proxy {\n        default 0;\n        10.0.0.0/8 1;');
    expect(text).toContain('proxy_set_header X-Forwarded-Proto $client_scheme;');
  });

  test('PROXY protocol is spoken on the ports of clients only', () => {
    const text = configuration(ClientAddress.proxyProtocol(['10.0.0.0/8']));
    expect(text).toContain('real_ip_header proxy_protocol;');
    expect(text).toContain('listen 8080 proxy_protocol default_server;');
    expect(text).toContain('listen 8081 default_server;');
  });

  test('refuses to trust nobody or everybody', () => {
    expect(() => ClientAddress.trustedProxies([])).toThrow('without a network');
    expect(() => ClientAddress.proxyProtocol(['0.0.0.0/0'])).toThrow('trusts every address');
  });
});
