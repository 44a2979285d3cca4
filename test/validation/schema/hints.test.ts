import { fixForUnknownField } from '../../../src/validation/schema/hints';
import { schemaOf } from '../../../src/validation/schema/schema';

const fix = (object: string, field: string, version = '1.35') => fixForUnknownField(schemaOf(version).object(object), field, version);

test('a name that is close', () => {
  expect(fix('core.v1.Container', 'imagePullpolicy')).toBe('did you mean imagePullPolicy?');
  expect(fix('core.v1.PodSpec', 'nodeselector')).toBe('did you mean nodeSelector?');
});

test('a field of an object below', () => {
  expect(fix('apps.v1.DeploymentSpec', 'serviceAccountName')).toBe('did you mean template.spec.serviceAccountName?');
  expect(fix('core.v1.PodSpec', 'volumeMounts')).toBe('did you mean containers[].volumeMounts?');
});

test('a field of a newer version, before any other guess', () => {
  expect(fix('core.v1.ServiceSpec', 'trafficDistribution', '1.29')).toBe('the field exists from Kubernetes 1.30 on');
});

test('nothing where nothing is close', () => {
  expect(fix('core.v1.Container', 'qqqqqqqq')).toBeUndefined();
});
