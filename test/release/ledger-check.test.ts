import { checkLedger, isVersion } from '../../src/release/ledger-check';
import { colourOf, ledgerOf } from './samples';

function problems(value: unknown): string[] {
  return checkLedger(value, 'payment').map((p) => `${p.path.join('.')}: ${p.what}`);
}

test('a good ledger has no problem', () => {
  expect(problems(ledgerOf())).toEqual([]);
  expect(problems(ledgerOf({ green: undefined }))).toEqual([]);
  expect(problems(ledgerOf({ green: colourOf('1.2.5', { replicas: 0 }) }))).toEqual([]);
});

test('a newer schema is refused with one clear word, whatever else it holds', () => {
  const [problem, ...others] = checkLedger({ schemaVersion: 2, colours: [] }, 'payment');
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    path: ['schemaVersion'],
    what: expect.stringContaining('newer version'),
    fix: 'upgrade cdk8s-breakwater here',
  });
});

test.each([
  [[], ': a ledger is an object'],
  [{ service: 'payment' }, 'schemaVersion: the schema version is missing or unknown'],
  [{ ...ledgerOf(), red: {} }, 'red: unknown key "red"'],
  [ledgerOf({ service: 'orders' }), 'service: the ledger is for another service than its file name says'],
  [ledgerOf({ live: 'red' as any }), 'live: there is no such colour'],
  [ledgerOf({ blue: undefined }), 'live: the live colour blue was never staged, so traffic would reach nothing'],
  [
    ledgerOf({ blue: colourOf('1.2.4', { replicas: 0 }) }),
    'blue.replicas: the live colour blue is retired, so traffic would reach nothing',
  ],
  [ledgerOf({ green: 'x' as any }), 'green: a colour is an object'],
  [ledgerOf({ green: colourOf('1.2.5', { image: '' }) }), 'green.image: the image is not an image reference'],
  [ledgerOf({ green: colourOf('-1') }), 'green.version: the version cannot be a label'],
  [ledgerOf({ green: colourOf('1.2.5', { replicas: -1 }) }), 'green.replicas: replicas is a count of pods'],
  [ledgerOf({ green: colourOf('1.2.5', { replicas: 1.5 }) }), 'green.replicas: replicas is a count of pods'],
  [ledgerOf({ green: colourOf('1.2.5', { autoscaled: 'yes' as any }) }), 'green.autoscaled: autoscaled is a switch'],
  [ledgerOf({ green: colourOf('1.2.5', { config: { PORT: 80 } as any }) }), 'green.config.PORT: the value is not a text'],
  [ledgerOf({ green: colourOf('1.2.5', { config: undefined }) }), 'green.config: config is missing or no object'],
  [ledgerOf({ green: colourOf('1.2.5', { deployment: undefined }) }), 'green.deployment: the frozen Deployment is missing or no object'],
  [
    ledgerOf({ green: colourOf('1.2.5', { deployment: { annotations: {}, spec: {} } }) }),
    'green.deployment.spec: the frozen Deployment has no pod template',
  ],
  [
    ledgerOf({ green: colourOf('1.2.5', { deployment: { annotations: {}, spec: { template: {}, replicas: 3 } } }) }),
    'green.deployment.spec.replicas: replicas is not part of the frozen spec',
  ],
])('finds what is wrong: case %#', (value, expected) => {
  expect(problems(value)).toEqual([expected]);
});

test('an image that is not in the frozen Deployment would run nowhere', () => {
  const running = (...images: string[]): string[] => {
    const containers = images.map((image, i) => ({ name: `c${i}`, image }));
    const deployment = { annotations: {}, spec: { template: { spec: { containers } } } };
    return problems(ledgerOf({ green: colourOf('1.2.5', { deployment }) }));
  };
  expect(running('registry.example/payment:1.2.5')).toEqual([]);
  expect(running('mirror.example:5000/cache/payment:1.2.5', 'registry.example/proxy:1')).toEqual([]);
  expect(running('registry.example/payment:1.2.4')).toEqual([
    'green.image: the image is not the one of the frozen Deployment, which is what runs',
  ]);
});

test('lists everything at once', () => {
  expect(problems({ ...ledgerOf({ service: 'x', live: 'red' as any }), extra: 1 })).toHaveLength(3);
});

test('a version is a label value', () => {
  for (const good of ['1', '1.2.4', 'v1', 'a_b-c.d', 'x'.repeat(63)]) expect(isVersion(good)).toBe(true);
  for (const bad of ['', '-1', '1-', 'a b', 'a/b', 'x'.repeat(64), '1.2.4\n']) expect(isVersion(bad)).toBe(false);
});
