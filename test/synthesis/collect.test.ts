import { ApiObject, App, Chart } from 'cdk8s';
import { usageError } from '../../src/manifest/errors';
import { invalidPaths, type Problem, renderChart, rendersItself, runValidations } from '../../src/synthesis/collect';
import { addWarning } from '../../src/synthesis/warnings';

function chart(): Chart {
  return new Chart(new App({ outdir: 'unused' }), 'shop', { namespace: 'production' });
}

describe('runValidations', () => {
  test('collects the messages of all constructs, in preorder', () => {
    const shop = chart();
    const map = new ApiObject(shop, 'map', { apiVersion: 'v1', kind: 'ConfigMap' });
    map.node.addValidation({ validate: () => ['one', 'two'] });
    shop.node.addValidation({ validate: () => ['zero'] });
    expect(runValidations(shop.node.root).map(({ constructPath, message, severity }) => [constructPath, message, severity])).toEqual([
      ['shop', 'zero', 'error'],
      ['shop/map', 'one', 'error'],
      ['shop/map', 'two', 'error'],
    ]);
  });

  test('takes the parts of a message apart', () => {
    const shop = chart();
    const error = usageError({ what: 'has no pods', where: 'shop', value: 0, allowed: 'at least 1', fix: 'give it some' });
    shop.node.addValidation({ validate: () => [error.message] });
    const problems = runValidations(shop.node.root);
    expect(problems).toEqual([
      {
        rule: 'construct-validation',
        severity: 'error',
        object: 'shop',
        constructPath: 'shop',
        message: 'has no pods',
        value: 0,
        allowed: 'at least 1',
        fix: 'give it some',
      },
    ]);
    expect(invalidPaths(problems)).toEqual(['shop']);
  });

  test('takes in warnings, which make nothing invalid', () => {
    const shop = chart();
    addWarning(shop, () => ({ rule: 'odd', message: 'looks odd', fix: 'look again' }));
    const problems = runValidations(shop.node.root);
    expect(problems).toEqual([
      { rule: 'odd', severity: 'warning', object: 'shop', constructPath: 'shop', message: 'looks odd', fix: 'look again' },
    ]);
    expect(invalidPaths(problems)).toEqual([]);
  });

  test('names the app where it is the app that is invalid', () => {
    const app = chart().node.root;
    app.node.addValidation({ validate: () => ['wrong'] });
    expect(runValidations(app)).toMatchObject([{ object: 'the app', constructPath: 'the app', message: 'wrong' }]);
  });
});

describe('renderChart', () => {
  test('turns what cannot be rendered into problems and goes on', () => {
    const shop = chart();
    const objects = [{ when: new Date(0) }, { ok: 'yes' }].map(
      (data, i) => new ApiObject(shop, `map${i}`, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `map${i}` }, data } as any),
    );
    const problems: Problem[] = [];
    expect(renderChart({ chart: shop, objects }, problems).map(({ object }) => object?.node.id)).toEqual(['map1']);
    expect(problems).toEqual([
      {
        rule: 'render',
        severity: 'error',
        object: 'ConfigMap production/map0',
        constructPath: 'shop/map0',
        fieldPath: 'data.when',
        message: 'Date is not plain data and cannot be written to YAML',
        value: '1970-01-01T00:00:00.000Z',
        allowed: 'text, numbers, booleans, lists and plain objects',
        fix: 'write the date as text: date.toISOString()',
      },
    ]);
  });

  test('throws what the program itself throws', () => {
    const shop = chart();
    class Broken extends ApiObject {
      override toJson(): never {
        throw new TypeError('broken');
      }
    }
    const object = new Broken(shop, 'map', { apiVersion: 'v1', kind: 'ConfigMap' });
    expect(() => renderChart({ chart: shop, objects: [object] }, [])).toThrow(TypeError);
  });
});

describe('rendersItself', () => {
  test('is true of a chart with a toJson of its own', () => {
    class Own extends Chart {
      override toJson() {
        return [];
      }
    }
    expect(rendersItself(chart())).toBe(false);
    expect(rendersItself(new Own(new App({ outdir: 'unused' }), 'own'))).toBe(true);
  });
});
