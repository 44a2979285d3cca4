import { Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { addConfigMap, configMapName } from '../../src/workload/colour-config';
import type { ColourState } from '../../src/workload/colours';

const colour = (config: Record<string, string>, name: 'blue' | 'green' = 'blue'): ColourState => ({
  name,
  image: 'x:1',
  version: '1',
  replicas: 1,
  config,
});

test('the name depends on content and colour, not on the order of keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string()), (config) => {
      const reversed = Object.fromEntries(Object.entries(config).reverse());
      expect(configMapName('payment', colour(config))).toBe(configMapName('payment', colour(reversed)));
      expect(configMapName('payment', colour({ ...config, MORE: `${config.MORE}x` }))).not.toBe(configMapName('payment', colour(config)));
      expect(configMapName('payment', colour(config, 'green'))).toMatch(/^payment-green-[0-9a-f]{10}$/);
    }),
  );
});

test('it is immutable and stays while pods may use it', () => {
  const chart = Testing.chart();
  addConfigMap(chart, 'config', 'payment-blue-0', { A: 'b' }, { app: 'payment' });
  expect(chart.toJson()[0]).toMatchObject({
    immutable: true,
    data: { A: 'b' },
    metadata: { annotations: { 'argocd.argoproj.io/sync-options': 'PruneLast=true', 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } },
  });
});
