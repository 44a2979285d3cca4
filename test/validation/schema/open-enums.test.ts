import { hasOpenEnums, openEnum, openEnumFields } from '../../../src/validation/schema/open-enums';
import { schemaOf } from '../../../src/validation/schema/schema';
import { Shape } from '../../../src/validation/schema/types';

test('names the words of a field that the API description leaves open', () => {
  expect([...(openEnum('autoscaling.v2.MetricTarget', 'type') ?? [])]).toEqual(['Utilization', 'Value', 'AverageValue']);
  expect(openEnum('autoscaling.v2.MetricTarget', 'value')).toBeUndefined();
  expect(openEnum('core.v1.Container', 'name')).toBeUndefined();
  expect(openEnum('core.v1.PodOS', 'constructor')).toBeUndefined();
});

test('every such field exists, and the schema takes its words only', () => {
  expect(hasOpenEnums('core.v1.Container')).toBe(false);
  for (const [object, field] of openEnumFields()) {
    expect(hasOpenEnums(object)).toBe(true);
    const type = schemaOf('1.37').object(object).fields.get(field)?.type;
    expect([object, field, type?.shape]).toEqual([object, field, Shape.ENUM]);
  }
});
