import { certificateDirectives, tlsDirectives } from '../../../src/gateway/config/tls';
import { text } from './model';

describe('TLS', () => {
  test('the path of the certificate has a variable, without which a renewed one would not be read', () => {
    expect(text(...certificateDirectives())).toBe(
      'ssl_certificate $certificate_folder/tls.crt;\nssl_certificate_key $certificate_folder/tls.key;\n',
    );
  });

  test('certificates are kept for as long as was said', () => {
    expect(text(...tlsDirectives({ reload: 30, redirect: true }))).toContain('ssl_certificate_cache max=100 valid=30s inactive=30s;');
  });

  test('old protocols are off', () => {
    const printed = text(...tlsDirectives({ reload: 30, redirect: true }));
    expect(printed).toContain('ssl_protocols TLSv1.2 TLSv1.3;');
    expect(printed).toContain('ssl_session_cache shared:SSL:10m;\nssl_session_timeout 10m;');
  });
});
