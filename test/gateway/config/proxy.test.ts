import { proxyDirectives, requestBuffering, timeoutDirectives } from '../../../src/gateway/config/proxy';
import { model, text } from './model';

describe('proxyDirectives', () => {
  test('tries and time are bounded', () => {
    expect(text(...proxyDirectives(model()))).toContain(
      'proxy_next_upstream error timeout;\nproxy_next_upstream_tries 2;\nproxy_next_upstream_timeout 10s;\n',
    );
  });

  test('answers have room for their head, and none on disk', () => {
    expect(text(...proxyDirectives(model()))).toContain('proxy_buffer_size 16k;\nproxy_buffers 8 8k;\nproxy_max_temp_file_size 0;\n');
  });

  test.each([
    [1, 'on'],
    [16, 'on'],
    [17, 'off'],
  ])('bodies of up to %p MiB are gathered: %s', (mebibytes, word) => {
    expect(text(...proxyDirectives(model({ maxBodySize: mebibytes * 2 ** 20 })))).toContain(`proxy_request_buffering ${word};`);
    expect(text(...requestBuffering(mebibytes * 2 ** 20))).toBe(`proxy_request_buffering ${word};\n`);
    expect(requestBuffering(undefined)).toEqual([]);
  });

  test('one try is one try', () => {
    const single = text(...proxyDirectives(model({ nextUpstream: { tries: 1, timeout: 1 } })));
    expect(single).toContain('proxy_next_upstream off;');
    expect(single).not.toContain('tries');
  });

  test('every header that a client could write is set or cleared', () => {
    const headers = text(...proxyDirectives(model()));
    for (const name of [
      'X-Real-IP',
      'X-Forwarded-For',
      'X-Forwarded-Proto',
      'X-Forwarded-Host',
      'X-Forwarded-Port',
      'X-Request-ID',
      'Forwarded',
    ]) {
      expect(headers).toContain(`proxy_set_header ${name} `);
    }
    expect(headers).not.toContain('proxy_add_x_forwarded_for');
  });

  test('timeouts', () => {
    expect(text(...timeoutDirectives({ connect: 250, send: 60_000, read: 90_000 }))).toBe(
      'proxy_connect_timeout 250ms;\nproxy_send_timeout 1m;\nproxy_read_timeout 90s;\n',
    );
  });
});
