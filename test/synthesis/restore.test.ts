import * as fc from 'fast-check';
import { restore } from '../../src/synthesis/restore';

describe('restore', () => {
  test('returns the mapped object itself where nothing was lost', () => {
    const after = { kind: 'Pod', spec: { hostIP: '10.0.0.1', ports: [80], cpu: '1' } };
    const { json, lost } = restore({ kind: 'Pod', spec: { hostIp: '10.0.0.1', ports: [{ value: 80 }], cpu: { value: '1' } } }, after);
    expect(json).toBe(after);
    expect(lost).toEqual([]);
  });

  test('puts a dropped field back in its place in the alphabet', () => {
    const { json, lost } = restore({ spec: { a: 1, sleep: { seconds: 5 }, z: 2 } }, { spec: { a: 1, z: 2 } });
    expect(JSON.stringify(json)).toBe('{"spec":{"a":1,"sleep":{"seconds":5},"z":2}}');
    expect(lost).toEqual([{ pointer: '/spec/sleep', value: { seconds: 5 } }]);
  });

  test('leaves the order of a level alone that got no key, and that of the top level always', () => {
    const { json } = restore(
      { kind: 'A', data: 1, spec: { z: 1, b: { c: 1, n: 1 } }, extra: 1 },
      { kind: 'A', spec: { z: 1, b: { c: 1 } }, data: 1 },
    );
    expect(JSON.stringify(json)).toBe('{"kind":"A","spec":{"z":1,"b":{"c":1,"n":1}},"data":1,"extra":1}');
  });

  test('takes the wire spelling over its alias, whichever was set first', () => {
    for (const before of [{ s: { clusterIP: '10.0.0.9', clusterIp: 'None' } }, { s: { clusterIp: 'None', clusterIP: '10.0.0.9' } }]) {
      const { json, lost } = restore(before, { s: { clusterIP: 'None' } });
      expect(json).toEqual({ s: { clusterIP: '10.0.0.9' } });
      expect(lost).toEqual([{ pointer: '/s/clusterIP', value: '10.0.0.9' }]);
    }
  });

  test('keeps a plain scalar where the mapper expects a union', () => {
    const { json, lost } = restore({ limits: { cpu: '2', memory: { value: '1Gi' } } }, { limits: { cpu: undefined, memory: '1Gi' } });
    expect(json).toEqual({ limits: { cpu: '2', memory: '1Gi' } });
    expect(lost).toEqual([{ pointer: '/limits/cpu', value: '2' }]);
  });

  test('keeps a value of another type than the mapper expects', () => {
    const { json, lost } = restore({ spec: 'abc', list: [1, 2], items2: { a: 1 } }, { spec: {}, list: {}, items2: [] });
    expect(json).toEqual({ spec: 'abc', list: [1, 2], items2: { a: 1 } });
    expect(lost.map(({ pointer }) => pointer)).toEqual(['/spec', '/list', '/items2']);
  });

  test('counts a null as no field at all', () => {
    expect(restore({ a: null, b: 1 }, { b: 1 })).toEqual({ json: { b: 1 }, lost: [] });
  });

  test('restores inside of lists, without changing what it got', () => {
    const after = { c: [{ name: 'a' }, { name: 'b' }] };
    const { json, lost } = restore({ c: [{ name: 'a' }, { name: 'b', restartPolicy: 'Always' }] }, after);
    expect(json).toEqual({ c: [{ name: 'a' }, { name: 'b', restartPolicy: 'Always' }] });
    expect(lost).toEqual([{ pointer: '/c/1/restartPolicy', value: 'Always' }]);
    expect(after).toEqual({ c: [{ name: 'a' }, { name: 'b' }] });
  });

  test('escapes keys in pointers', () => {
    expect(restore({ data: { 'a/b~c': 1 } }, { data: {} }).lost[0].pointer).toBe('/data/a~1b~0c');
  });

  test('does not miss the name in the metadata of lists and of Status', () => {
    expect(restore({ kind: 'PodList', metadata: { name: 'a' }, items: [] }, { kind: 'PodList', metadata: {}, items: [] }).lost).toEqual([]);
    expect(restore({ kind: 'Status', metadata: { name: 'a' } }, { kind: 'Status', metadata: {} }).lost).toEqual([]);
    expect(restore({ kind: 'Pod', metadata: { name: 'a' } }, { kind: 'Pod', metadata: {} }).lost).toHaveLength(1);
  });

  test('brings back whatever a mapper leaves out', () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean());
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), tie('tree')),
        fc.array(tie('tree'), { maxLength: 3 }),
      ),
    }));
    const object = fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), tree, { minKeys: 1 });
    const drop = (value: any, keep: () => boolean): any => {
      if (Array.isArray(value)) return value.map((v) => drop(v, keep));
      if (value === null || typeof value !== 'object') return value;
      return Object.fromEntries(
        Object.entries(value)
          .filter(() => keep())
          .map(([k, v]) => [k, drop(v, keep)]),
      );
    };
    fc.assert(
      fc.property(object, fc.infiniteStream(fc.boolean()), (before, choices) => {
        const after = drop(before, () => choices.next().value as boolean);
        expect(restore(before, after).json).toEqual(before);
      }),
    );
  });
});
