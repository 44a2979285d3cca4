import { logDirectives } from '../../../src/gateway/config/logging';
import { evaluate, readConfiguration } from '../../nginx/tokenizer';
import { text } from './model';

describe('logDirectives', () => {
  const [format] = readConfiguration(text(...logDirectives()));

  test('is an object, whatever the variables hold', () => {
    const numbers = { status: '200', body_bytes_sent: '10', request_length: '20', request_time: '0.001' };
    const line = JSON.parse(evaluate(format.words[3], { ...numbers, uri: '/a', upstream_response_time: '0.001, 0.002' }));
    expect(line).toMatchObject({ path: '/a', status: 200, seconds: 0.001, upstreamSeconds: '0.001, 0.002' });
    expect(format.words[2]).toBe('escape=json');
  });

  test('holds no variable in which a query could be', () => {
    expect(format.words[3]).not.toMatch(/\$(request|request_uri|args|query_string|http_referer)\b/);
  });
});
