import { ApiObject } from 'cdk8s';
import { ConfigurationMap } from '../../src/gateway/configuration-map';
import { newStack } from './support';

describe('ConfigurationMap', () => {
  test('its name follows the content, wherever it is read', () => {
    const files: Record<string, string> = { a: '1' };
    const map = new ConfigurationMap(newStack(), 'map', 'gateway', { files: () => files, rateLimits: () => undefined });
    const object = ApiObject.of(map.node.findChild('Resource'));
    const before = map.name;
    files.a = '2';
    expect(map.name).not.toBe(before);
    expect([object.name, object.metadata.name, object.toJson().metadata.name]).toEqual(Array(3).fill(map.name));
    files.a = '1';
    expect(map.name).toBe(before);
    expect(object.toJson()).toMatchObject({ immutable: true, data: { a: '1' } });
  });

  test('says how limits were divided only where there are any', () => {
    const of = (rateLimits: string | undefined) =>
      ApiObject.of(
        new ConfigurationMap(newStack(), 'map', 'gateway', { files: () => ({}), rateLimits: () => rateLimits }).node.findChild('Resource'),
      ).toJson().metadata.annotations;
    expect(of('all routes: …')).toHaveProperty(['cdk8s-breakwater/rate-limits'], 'all routes: …');
    expect(of(undefined)).not.toHaveProperty(['cdk8s-breakwater/rate-limits']);
  });
});
