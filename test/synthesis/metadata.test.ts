import { ApiObject, App, Chart } from 'cdk8s';
import { constructMetadata } from '../../src/synthesis/metadata';

test('constructMetadata names the construct of each object', () => {
  const chart = new Chart(new App({ outdir: 'unused' }), 'shop');
  const objects = ['b', 'a'].map(
    (name) => new ApiObject(chart, `${name}-map`, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } }),
  );
  expect(constructMetadata({ charts: [{ chart, objects }], numbered: false })).toEqual({
    path: 'construct-metadata.json',
    content: '{"version":"1.0.0","resources":{"b":{"path":"shop/b-map"},"a":{"path":"shop/a-map"}}}',
  });
});
