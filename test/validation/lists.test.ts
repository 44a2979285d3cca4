import type { RenderedManifest } from '../../src/manifest/manifest';
import { isList, itemsOf, withoutLists } from '../../src/validation/lists';
import { validate } from '../../src/validation/validate';

const rendered = (manifest: any, lost: RenderedManifest['lost'] = []): RenderedManifest => ({
  manifest,
  origin: { constructPath: 'shop/x' },
  lost,
  enforced: false,
});
const configMap = (name: string, more: object = {}): any => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, ...more });
const list = (items: unknown[], kind = 'List'): any => ({ apiVersion: 'v1', kind, items });

test('a list is known by its kind and its items', () => {
  expect(isList(list([]))).toBe(true);
  expect(isList(list([], 'ConfigMapList'))).toBe(true);
  expect(isList({ apiVersion: 'example.com/v1', kind: 'AllowList', spec: {} })).toBe(false);
  expect(isList(null)).toBe(false);
});

test('items of a typed list have its kind', () => {
  expect(itemsOf(list([{ metadata: { name: 'a' } }, null], 'ConfigMapList'))).toEqual([configMap('a'), null]);
});

test('validation looks at the items, where they came from', () => {
  expect(validate([rendered(list([configMap('a'), configMap('b')]))])).toEqual([]);
  expect(validate([rendered(list([configMap('a'), configMap('b', { dat: {} })]))])).toMatchObject([
    { rule: 'unknown-field', object: 'ConfigMap b', fieldPath: 'dat', constructPath: 'shop/x' },
  ]);
  expect(validate([rendered(configMap('a')), rendered(list([configMap('a')]))]).map(({ rule }) => rule)).toContain('duplicate-object');
});

test('what a mapper dropped is said once', () => {
  const lost = [{ pointer: '/items/0/x', value: 1 }];
  expect(withoutLists([rendered(list([configMap('a'), configMap('b')]), lost)]).map((r) => r.lost)).toEqual([lost, []]);
});
