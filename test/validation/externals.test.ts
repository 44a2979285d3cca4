import { externalsOf } from '../../src/validation/externals';
import { deployment, subject } from './objects';

const KEY = 'cdk8s-breakwater/external';
const of = (own?: string, pod?: string) => {
  const manifest = deployment('web', { app: 'web' }, own === undefined ? {} : { metadata: { annotations: { [KEY]: own } } });
  if (pod !== undefined) manifest.spec.template.metadata.annotations = { [KEY]: pod };
  return externalsOf(subject(manifest));
};

test('reads the annotation of the object and of its pods', () => {
  expect([...of('Secret/api-tls: tls.crt, tls.key; ConfigMap/ca')]).toEqual([
    ['Secret/api-tls', new Set(['tls.crt', 'tls.key'])],
    ['ConfigMap/ca', undefined],
  ]);
  expect([...of('Secret/a: x', 'Secret/b')].map(([name]) => name).sort()).toEqual(['Secret/a', 'Secret/b']);
  expect(of().size).toBe(0);
});
