import { routeLocations } from '../../../src/gateway/config/routes';
import { text } from './model';

const route = (path: string, exact = false) => ({ path, exact, upstream: 'up' });
const locations = (...routes: ReturnType<typeof route>[]) =>
  text(...routeLocations({ name: 'a.no', routes }, undefined)).match(/location .*(?= \{)/g);

describe('routeLocations', () => {
  test('a prefix is one of whole segments', () => {
    expect(locations(route('/pay'))).toEqual(['location = /pay', 'location /pay/']);
    expect(locations(route('/'))).toEqual(['location /']);
  });

  test('an exact route wins over the prefix of the same path', () => {
    expect(locations(route('/pay', true), route('/pay'))).toEqual(['location = /pay', 'location /pay/']);
    expect(locations(route('/', true), route('/'))).toEqual(['location = /', 'location /']);
  });

  test('a route has its own limits, with the common one, and its own sizes and times', () => {
    const limit = { zone: 'z', rate: '1r/s', burst: 1, retryAfter: 1 };
    const common = { ...limit, zone: 'gateway' };
    const full = { ...route('/', false), rateLimit: limit, maxBodySize: 1024, timeouts: { connect: 1, send: 2, read: 3 } };
    const printed = text(...routeLocations({ name: 'a.no', routes: [full] }, common));
    expect(printed.match(/limit_req .*|client_max.*|proxy_request_buf.*|proxy_\w+_timeout .*/g)).toEqual([
      'limit_req zone=gateway burst=1 nodelay;',
      'limit_req zone=z burst=1 nodelay;',
      'client_max_body_size 1k;',
      'proxy_request_buffering on;',
      'proxy_connect_timeout 1ms;',
      'proxy_send_timeout 2ms;',
      'proxy_read_timeout 3ms;',
    ]);
    expect(text(...routeLocations({ name: 'a.no', routes: [route('/')] }, common))).not.toContain('limit_req');
  });

  test('an exact path with a slash at its end leaves the one without to others', () => {
    const locations = (...routes: [string, boolean, string][]) =>
      text(
        ...routeLocations(
          { name: 'api.example.no', routes: routes.map(([path, exact, upstream]) => ({ path, exact, upstream })) },
          undefined,
        ),
      );
    expect(locations(['/a/b/', true, 'exactly'])).toContain('location = /a/b {\n    default_type application/json;\n    return 404 ');
    const covered = locations(['/', false, 'root'], ['/a', false, 'above'], ['/a/b/', true, 'exactly']);
    expect(covered).toContain('location = /a/b {\n    proxy_pass http://above;');
    expect(locations(['/', true, 'root'])).toBe('location = / {\n    proxy_pass http://root;\n}\n');
    expect(locations(['/a', false, 'same'], ['/a/', true, 'exactly']).match(/location = \/a \{/g)).toHaveLength(1);
  });
});
