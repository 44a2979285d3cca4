import fc from 'fast-check';
import { explain, type Misfit, typeName } from '../../../src/validation/schema/explain';
import { fitsObject } from '../../../src/validation/schema/fits';
import { schemaOf } from '../../../src/validation/schema/schema';

const deployment = schemaOf('1.35').object('apps.v1.Deployment');

function run(value: any): { found: string[]; sound: any } {
  const found: Misfit[] = [];
  const sound = explain(deployment, value, '', (misfit) => found.push(misfit));
  return { found: found.map(({ problem, path }) => `${problem} ${path}`), sound };
}

const good = () => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', labels: { 'app.kubernetes.io/name': 'web' } },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: { spec: { containers: [{ name: 'a', resources: { limits: { cpu: 1 } } }] } },
  },
});

test('a good object has no misfits, and its sound part is all of it', () => {
  expect(run(good())).toEqual({ found: [], sound: good() });
});

test('finds everything at once, and keeps the rest', () => {
  const bad: any = good();
  bad.metadata.labels['app.kubernetes.io/name'] = 5;
  bad.spec.replica = 1;
  bad.spec.strategy = { type: 'Roling' };
  bad.spec.template.spec.containers.push({ name: 'a', command: 'x' }, null);
  bad.spec.template.spec.containers[0].resources.limits.cpu = '1cpu';
  const { found, sound } = run(bad);
  expect(found.sort()).toEqual(
    [
      'wrong-type metadata.labels[app.kubernetes.io/name]',
      'unknown-field spec.replica',
      'unknown-value spec.strategy.type',
      'quantity spec.template.spec.containers[0].resources.limits[cpu]',
      'wrong-type spec.template.spec.containers[1].command',
      'duplicate-item spec.template.spec.containers[1]',
      'missing-field spec.template.spec.containers[2].name',
    ].sort(),
  );
  expect(sound.spec.template.spec.containers).toHaveLength(3);
  expect(sound.spec.strategy).toEqual({});
});

test('what is absent is checked as empty where the API server does so', () => {
  expect(run({ apiVersion: 'apps/v1', kind: 'Deployment', spec: null }).found).toEqual([
    'missing-field spec.selector',
    'missing-field spec.template.spec.containers',
  ]);
});

test('null stands for absent, and for an empty value in lists and maps', () => {
  const value: any = good();
  value.spec.replicas = null;
  value.metadata.labels.team = null;
  value.spec.template.spec.containers[0].args = [null];
  const { found, sound } = run(value);
  expect(found).toEqual([]);
  expect('replicas' in sound.spec).toBe(false);
  expect(sound.metadata.labels.team).toBe('');
  expect(sound.spec.template.spec.containers[0].args).toEqual(['']);
});

test('finds something exactly where the fast walk finds something, but for nulls; and the sound part has nothing but missing fields', () => {
  const junk = fc.constantFrom<unknown>('', 'x', 0, 1.5, true, [], {}, [[]], { a: 1 });
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 9 }), junk, (path, value) => {
      const object = good();
      let at: any = object;
      for (const [i, step] of path.entries()) {
        const keys = Object.keys(at);
        if (keys.length === 0) break;
        const key = keys[step % keys.length];
        if (i === path.length - 1 || typeof at[key] !== 'object') {
          at[key] = value;
          break;
        }
        at = at[key];
      }
      const { found, sound } = run(object);
      expect(found.length === 0).toBe(fitsObject(deployment, object));
      expect(run(sound).found.filter((text) => !text.startsWith('missing-field') && !text.startsWith('duplicate-item'))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test.each<[unknown, string]>([
  [null, 'null'],
  [[], 'a list'],
  [{}, 'an object'],
  [1, 'a number'],
  [1.5, 'a number with decimals'],
  [true, 'true or false'],
  ['', 'a string'],
])('%j is called %s', (value, name) => {
  expect(typeName(value)).toBe(name);
});
