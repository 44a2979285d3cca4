import { ApiObject, App, Chart, JsonPatch, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { isUsageError, usageError } from '../../src/manifest/errors';
import { renderApiObject } from '../../src/synthesis/render';

let chart: Chart;
beforeEach(() => {
  chart = new Chart(new App({ outdir: 'unused' }), 'shop');
});

function configMap(props: Record<string, unknown>, ...patches: JsonPatch[]): ApiObject {
  const object = new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', ...props } as any);
  object.addJsonPatch(...patches);
  return object;
}

function pod(container: Record<string, unknown>, ...patches: JsonPatch[]): ApiObject {
  const object = new kplus.k8s.KubePod(chart, 'pod', { spec: { containers: [{ name: 'main', ...container }] } });
  object.addJsonPatch(...patches);
  return object;
}

function failure(object: ApiObject): Error {
  try {
    renderApiObject(object);
  } catch (error) {
    return error as Error;
  }
  throw new Error('rendered');
}

const circular: Record<string, unknown> = {};
circular.self = circular;

/** Mistakes, and what has to be said about each: where, what, the fix. */
const MISTAKES: [string, () => ApiObject, string, string, string][] = [
  ['a date', () => configMap({ data: { day: new Date(0) } }), 'shop/map: /data/day: Date is not plain data', '1970-01-01', 'toISOString()'],
  [
    'a date in metadata',
    () => configMap({ metadata: { creationTimestamp: new Date(0) } }),
    'shop/map: /metadata/creationTimestamp: Date',
    '1970',
    'toISOString()',
  ],
  ['a Map', () => configMap({ data: new Map() }), 'shop/map: /data: Map is not plain data', 'plain objects', 'Object.fromEntries(map)'],
  ['a Set', () => configMap({ list: [new Set()] }), 'shop/map: /list/0: Set is not plain data', 'lists', '[...set]'],
  ['a construct', () => configMap({ data: { chart } }), 'shop/map: /data/chart: Chart is not plain data', 'text', 'fields of Chart'],
  [
    'no prototype',
    () => configMap({ data: Object.create(null) }),
    'shop/map: /data: an object without a prototype',
    'text',
    'plain object',
  ],
  ['a circle', () => configMap({ data: circular }), 'shop/map: the object contains itself', '', 'copy'],
  [
    'a patch without a parent',
    () => configMap({}, JsonPatch.add('/ok', 1), JsonPatch.add('/a/b/c', 1)),
    'the JSON patch "add /a/b/c" has no place to go: the object has no /a',
    '',
    "JsonPatch.add('/a', {…})",
  ],
  [
    'a removal without a parent',
    () => configMap({ a: {} }, JsonPatch.remove('/a/b/c')),
    'the object has no /a/b',
    '',
    "JsonPatch.add('/a/b', {…})",
  ],
  ['a test that fails', () => configMap({ a: 1 }, JsonPatch.test('/a', 2)), 'the JSON patch "test /a" failed', 'value:   1', 'allowed: 2'],
  [
    'a patch of a prototype',
    () => configMap({}, JsonPatch.add('/__proto__/x', 1)),
    'the JSON patch "add /__proto__/x" cannot be applied',
    '',
    '',
  ],
  [
    'text for a list',
    () => pod({ command: 'run' }),
    'shop/pod: /spec/containers/0/command: a list is expected here',
    '"run"',
    'square brackets',
  ],
  [
    'a date as text',
    () => pod({}, JsonPatch.add('/metadata/creationTimestamp', '2020-01-01')),
    'shop/pod: /metadata/creationTimestamp: Pod of cdk8s-plus-27 cannot write a date',
    '2020',
    'ApiObject',
  ],
  [
    'null for an object',
    () => pod({}, JsonPatch.add('/spec/securityContext', null)),
    'shop/pod: /spec/securityContext: null is not allowed here',
    'null',
    'remove the field',
  ],
];

describe('rendering explains', () => {
  test.each(MISTAKES)('%s', (_name, make, ...texts) => {
    const error = failure(make());
    for (const text of texts) expect(error.message).toContain(text);
    expect(isUsageError(error)).toBe(true);
    expect(error.stack).not.toMatch(/\n\s+at /);
  });

  test('keeps the patches of an object as they were', () => {
    const object = configMap({}, JsonPatch.add('/a/b', 1), JsonPatch.add('/c', 1));
    failure(object);
    expect((object as any).patches).toHaveLength(2);
  });

  test('keeps the trace of what the program itself throws, and names the construct', () => {
    function producer(): never {
      throw new TypeError('the program is broken');
    }
    const error = failure(configMap({ data: { a: Lazy.any({ produce: producer }) } }));
    expect(error.message).toBe('shop/map: the program is broken');
    expect(error.stack).toContain('at Object.producer');
    expect(isUsageError(error)).toBe(false);
  });

  test('passes on what is explained already', () => {
    const produce = () => {
      throw usageError({ what: 'the port is missing', where: 'shop/payment' });
    };
    expect(failure(configMap({ data: { a: Lazy.any({ produce }) } })).message).toBe('shop/payment: the port is missing');
  });
});
