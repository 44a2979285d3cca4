import fc from 'fast-check';
import type { RenderedManifest } from '../../src/manifest/manifest';
import { PodIndex } from '../../src/validation/pod-index';
import { validate } from '../../src/validation/validate';
import { objectsOf, readExamples } from './examples';
import { deployment, rendered, service } from './objects';

const rules = (manifests: RenderedManifest[], options = {}) =>
  validate(manifests, options).map(({ rule, severity }) => `${severity} ${rule}`);

/** Objects of all examples, good and bad, each at a place of its own. */
const ALL: RenderedManifest[] = readExamples()
  .filter(({ rule }) => !rule.startsWith('yaml-') && rule !== 'not-kubernetes')
  .flatMap((example) =>
    objectsOf(example)
      .filter(Boolean)
      .map((manifest, i) => rendered(manifest, { origin: { file: `${example.rule}.yaml`, line: example.line + i } })),
  );

describe('validate', () => {
  test('a good program has no findings', () => {
    expect(validate([rendered(service('web', { app: 'web' })), rendered(deployment('web', { app: 'web' }))])).toEqual([]);
    expect(validate([])).toEqual([]);
  });

  test('what is no object has one finding', () => {
    for (const value of ['raw text', null, ['a'], 1]) expect(rules([rendered(value as any)])).toEqual(['error wrong-type']);
  });

  test('a finding says everything about its place', () => {
    const [finding] = validate([
      rendered(deployment('web', { app: 'web' }, { container: { image: 'web' }, metadata: { namespace: 'prod' } })),
    ]);
    expect(finding).toEqual({
      rule: 'image-tag',
      severity: 'error',
      object: 'Deployment prod/web',
      constructPath: 'app/Deployment/web',
      fieldPath: 'spec.template.spec.containers[0].image',
      value: 'web',
      message: 'the image has no tag',
      allowed: 'a digest, or a tag other than latest',
      fix: 'write web@sha256:… or a version as tag',
    });
  });

  test('what holds in a stack is a warning elsewhere; what the API server refuses is an error everywhere', () => {
    const bad = deployment('web', { app: 'web' }, { container: { image: 'web' }, spec: { replicas: 'x' } });
    expect(rules([rendered(bad)])).toEqual(['error wrong-type', 'error image-tag']);
    expect(rules([rendered(bad, { enforced: false })])).toEqual(['error wrong-type', 'warning image-tag']);
  });

  test('an exposed pod of a stack is an error, whoever exposes it', () => {
    const exposed = [
      rendered(service('out', { app: 'web' }, { type: 'NodePort' }), { enforced: false }),
      rendered(deployment('web', { app: 'web' })),
    ];
    expect(rules(exposed)).toEqual(['error only-gateway-exposed']);
  });

  test('a field that does not fit its schema is one finding', () => {
    expect(rules([rendered(deployment('web', { app: 'web' }, { metadata: { labels: { a: 5 } } }))])).toEqual(['error wrong-type']);
    const noLabels = deployment('web', { app: 'web' });
    noLabels.spec.template.metadata.labels = 'app=web';
    expect(rules([rendered(noLabels)])).toEqual(['error wrong-type']);
  });

  test('a field that was lost is reported beside other findings of it', () => {
    const lost = [{ pointer: '/spec/replicas', value: 3 }];
    expect(rules([rendered(deployment('web', { app: 'web' }, { spec: { replicas: 'x' } }), { lost })])).toEqual([
      'error dropped-field',
      'error wrong-type',
    ]);
  });

  test('an unknown kind is a warning, and an error when strict', () => {
    const widget = rendered({ apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'a' } });
    expect(rules([widget])).toEqual(['warning unknown-kind']);
    expect(rules([widget], { strict: true })).toEqual(['error unknown-kind']);
  });

  test('the version of the manifest counts before that of the run; the default is 1.35', () => {
    const svc = (kubernetesVersion?: string) => rendered(service('1web', { app: 'web' }), { kubernetesVersion });
    const web = rendered(deployment('web', { app: 'web' }));
    expect(rules([svc(), web])).toEqual(['error object-name']);
    expect(rules([svc('1.36.1'), web], { kubernetesVersion: '1.30' })).toEqual([]);
    expect(rules([svc(), web], { kubernetesVersion: 'v1.37' })).toEqual([]);
  });

  test('a version without data says so once, and takes the nearest older one or the oldest', () => {
    const two = ['a', 'b'].map((name) => rendered(deployment(name, { app: name }, { spec: { zzz: 1 } }), { kubernetesVersion: '1.90' }));
    expect(rules(two)).toEqual(['warning kubernetes-version', 'warning unknown-field', 'warning unknown-field']);
    expect(validate([rendered(deployment('a', { app: 'a' }), { kubernetesVersion: '1.20' })])[0].message).toContain('1.27');
  });

  test('a version that is none is refused', () => {
    expect(() => validate([rendered(deployment('a', { app: 'a' }), { kubernetesVersion: 'latest' })])).toThrow(/not a Kubernetes version/);
  });

  test('the same manifests give the same findings, in any order', () => {
    const expected = validate(ALL);
    expect(expected.length).toBeGreaterThan(100);
    fc.assert(
      fc.property(fc.shuffledSubarray(ALL, { minLength: ALL.length }), (shuffled) => {
        expect(validate(shuffled)).toEqual(expected);
      }),
      { numRuns: 4 },
    );
  });

  test('does not change what it checks', () => {
    const before = JSON.stringify(ALL);
    validate(ALL);
    expect(JSON.stringify(ALL)).toBe(before);
  });

  test('no broken object makes it fall over', () => {
    const junk = fc.constantFrom<unknown>(null, undefined, '', 'x', 0, -1, 1.5, true, [], {}, [null], [[]], { a: null }, NaN);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(ALL.length - 1), fc.array(fc.nat(), { minLength: 1, maxLength: 12 }), junk), {
          minLength: 1,
          maxLength: 8,
        }),
        (changes) => {
          const broken = changes.map(([n, path, value]) =>
            rendered(replace(ALL[n].manifest, path, value), { origin: { file: 'x', line: n } }),
          );
          expect(() => validate([...broken, ALL[0]])).not.toThrow();
        },
      ),
      { numRuns: 500 },
    );
  });

  test('the work of finding pods grows with the number of objects', () => {
    const work = (n: number) => {
      const indexes: PodIndex[] = [];
      const original = PodIndex.prototype.select;
      const spy = jest.spyOn(PodIndex.prototype, 'select').mockImplementation(function (this: PodIndex, ...args) {
        if (!indexes.includes(this)) indexes.push(this);
        return original.apply(this, args);
      });
      const manifests = Array.from({ length: n }, (_, i) => i).flatMap((i) => {
        const labels = { 'app.kubernetes.io/name': `s${i}`, 'app.kubernetes.io/part-of': 'shop' };
        return [rendered(deployment(`s${i}`, labels)), rendered(service(`s${i}`, labels))];
      });
      validate(manifests);
      const calls = spy.mock.calls.length;
      spy.mockRestore();
      return { calls, compared: indexes.reduce((sum, { compared }) => sum + compared, 0) };
    };
    const small = work(50);
    const large = work(500);
    expect(large.compared).toBe(small.compared * 10);
    expect(large.calls).toBe(small.calls * 10);
  });
});

/** A copy in which one value, found by a walk along numbers, is another. */
function replace(manifest: any, path: readonly number[], value: unknown): any {
  const copy = structuredClone(manifest);
  let at = copy;
  for (let i = 0; i < path.length; i++) {
    const keys = Object.keys(at);
    if (keys.length === 0) break;
    const key = keys[path[i] % keys.length];
    if (i === path.length - 1 || at[key] === null || typeof at[key] !== 'object') {
      at[key] = value;
      break;
    }
    at = at[key];
  }
  return copy;
}

test('a name with braces of a template gets no suggestion made of its letters', () => {
  const [finding] = validate([rendered({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: '{{ .Release.Name }}' } })]);
  expect(finding).toMatchObject({ rule: 'object-name', fix: expect.stringContaining('helm template') });
});
