import { ApiObject, App, type AppProps, Chart, JsonPatch, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { plainJson } from '../../src/synthesis/plain-json';

function object(props: Record<string, unknown>, appProps: AppProps = {}): ApiObject {
  const chart = new Chart(new App({ outdir: 'unused', ...appProps }), 'chart', { namespace: 'production', labels: { team: 'shop' } });
  return new ApiObject(chart, 'object', { apiVersion: 'v1', kind: 'ConfigMap', ...props } as any);
}

const byCdk8s = (obj: ApiObject) => JSON.stringify(ApiObject.prototype.toJson.call(obj));

describe('plainJson', () => {
  test('is what cdk8s returns, keys in the same order, for any plain data', () => {
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constant(undefined)),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(fc.oneof(fc.string({ maxLength: 5 }), fc.constantFrom('10', '2', 'value', 'name', 'resolve')), tie('tree'), {
          maxKeys: 5,
          noNullPrototype: true,
        }),
      ),
    }));
    const props = fc.dictionary(fc.oneof(fc.constantFrom('spec', 'data', '3'), fc.string({ maxLength: 4 })), tree, {
      maxKeys: 4,
      noNullPrototype: true,
    });
    const metadata = fc.dictionary(
      fc.constantFrom('name', 'labels', 'annotations', 'finalizers', 'ownerReferences', 'other', 'generation'),
      tree,
      { noNullPrototype: true },
    );
    let plain = 0;
    fc.assert(
      fc.property(props, metadata, (data, more) => {
        const make = () => {
          const made = object({ ...data });
          for (const [key, value] of Object.entries(more)) made.metadata.add(key, value);
          made.metadata.addAnnotation('example.com/note', 'a');
          return made;
        };
        const json = plainJson(make());
        if (json === undefined) return;
        plain++;
        expect(JSON.stringify(json)).toBe(byCdk8s(make()));
      }),
      { numRuns: 1_000 },
    );
    expect(plain).toBeGreaterThan(800);
  });

  test('applies patches', () => {
    const obj = object({ data: { a: 'b' } });
    obj.addJsonPatch(JsonPatch.add('/data/c', 'd'), JsonPatch.remove('/metadata/labels'), JsonPatch.replace('/kind', 'Secret'));
    expect(JSON.stringify(plainJson(obj))).toBe(byCdk8s(obj));
    expect(plainJson(obj)).toMatchObject({ kind: 'Secret', data: { a: 'b', c: 'd' } });
  });

  class Token {
    resolve() {
      return 'text';
    }
  }

  test.each<[string, () => ApiObject]>([
    ['lazy values', () => object({ data: { a: Lazy.any({ produce: () => 'b' }) } })],
    ['tokens', () => object({ data: { a: new Token() } })],
    ['plain tokens', () => object({ data: { a: { resolve: () => 'b' } } })],
    ['unions', () => object({ data: { a: kplus.k8s.IntOrString.fromNumber(1) } })],
    ['dates', () => object({ data: { a: new Date(0) } })],
    ['objects without a prototype', () => object({ data: Object.create(null) })],
    ['resolvers of the program', () => object({ data: {} }, { resolvers: [{ resolve: () => {} }] })],
    [
      'a patch that fails',
      () => {
        const obj = object({});
        obj.addJsonPatch(JsonPatch.add('/a/b/c', 1));
        return obj;
      },
    ],
    [
      'circles',
      () => {
        const circle: Record<string, unknown> = {};
        circle.self = circle;
        return object({ data: circle });
      },
    ],
  ])('leaves %s to cdk8s', (_name, make) => {
    expect(plainJson(make())).toBeUndefined();
  });

  test('leaves the order of keys to cdk8s where sorting is off', () => {
    process.env.CDK8S_DISABLE_SORT = '1';
    try {
      expect(plainJson(object({ data: { b: 1, a: 1 } }))).toBeUndefined();
    } finally {
      delete process.env.CDK8S_DISABLE_SORT;
    }
  });
});
