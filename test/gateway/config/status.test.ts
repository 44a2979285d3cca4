import { startupDirectives, statusServer } from '../../../src/gateway/config/status';
import { model, text, UPSTREAM } from './model';

describe('statusServer', () => {
  test('is on a port of its own', () => {
    const printed = text(statusServer(model()));
    expect(printed).toContain('listen 8081 default_server;');
    expect(printed).not.toContain('listen 8080');
  });

  test('asks each upstream once, where only nginx itself can', () => {
    const printed = text(statusServer(model({ upstreams: [UPSTREAM, { ...UPSTREAM, name: 'other' }], startupTimeout: 5000 })));
    expect(printed).toContain('js_var $startup_upstreams 2;');
    expect(printed).toContain('js_var $startup_timeout 5000;');
    expect(printed.match(/internal;/g)).toHaveLength(2);
    expect(printed).toContain('proxy_pass http://other/readyz;');
  });

  test('all workers share what they found', () => {
    expect(text(...startupDirectives(model()))).toBe(
      'js_import startup from startup.js;\njs_shared_dict_zone zone=startup:64k type=number;\n',
    );
  });

  test.each([
    [100, '64k'],
    [101, '128k'],
    [900, '576k'],
  ])('there is memory for %p upstreams', (count, size) => {
    const upstreams = Array.from({ length: count }, (_, i) => ({ ...UPSTREAM, name: `upstream${i}` }));
    expect(text(...startupDirectives(model({ upstreams })))).toContain(`zone=startup:${size} `);
  });
});
