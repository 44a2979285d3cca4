import { clientAddressDirectives, schemeVariable } from '../../../src/gateway/config/client-address';
import { text } from './model';

describe('clientAddressDirectives', () => {
  test('says nothing where the connection tells', () => {
    expect(clientAddressDirectives({ source: 'connection', trusted: [] })).toEqual([]);
    expect(schemeVariable({ source: 'connection', trusted: [] })).toBe('scheme');
  });

  test('takes the scheme from trusted proxies only', () => {
    const forwarded = { source: 'forwarded', trusted: ['10.0.0.0/8'] } as const;
    expect(schemeVariable(forwarded)).toBe('client_scheme');
    expect(text(...clientAddressDirectives(forwarded))).toContain(
      'map "$from_trusted_proxy $http_x_forwarded_proto" $client_scheme {\n    default $scheme;\n    "1 http" http;\n    "1 https" https;\n}',
    );
  });

  test('believes the PROXY protocol from its networks', () => {
    expect(text(...clientAddressDirectives({ source: 'proxy-protocol', trusted: ['10.0.0.0/8'] }))).toBe(
      'set_real_ip_from 10.0.0.0/8;\nreal_ip_header proxy_protocol;\n',
    );
  });
});
