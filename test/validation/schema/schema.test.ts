import { Schema, schemaOf } from '../../../src/validation/schema/schema';
import { Shape } from '../../../src/validation/schema/types';
import { KNOWN_VERSIONS } from '../../../src/validation/schema/versions';

test('knows the kinds of each version, and whether they live in a namespace', () => {
  for (const version of KNOWN_VERSIONS) {
    const schema = schemaOf(version);
    expect(schema.kind('apps/v1', 'Deployment')?.namespaced).toBe(true);
    expect(schema.kind('v1', 'Namespace')?.namespaced).toBe(false);
    expect(schema.kind('v1', 'Deployment')).toBeUndefined();
    for (const kind of [
      'CronJob',
      'Ingress',
      'NetworkPolicy',
      'PodDisruptionBudget',
      'HorizontalPodAutoscaler',
      'Role',
      'StorageClass',
      'Lease',
      'EndpointSlice',
      'CustomResourceDefinition',
    ]) {
      expect(schema.apiVersionsOf(kind)).not.toEqual([]);
    }
  }
});

test('every type of every version can be read', () => {
  for (const version of KNOWN_VERSIONS) {
    const schema = new Schema(version);
    const seen = new Set<string>();
    const visit = (name: string): void => {
      if (seen.has(name)) return;
      seen.add(name);
      for (const { type } of schema.object(name).fields.values())
        for (let at: typeof type | undefined = type; at; at = at.item) if (at.object) visit(at.object.name);
    };
    for (const kind of schema.kindNames())
      for (const apiVersion of schema.apiVersionsOf(kind)) visit(schema.kind(apiVersion, kind)!.type.name);
    expect(seen.size).toBeGreaterThan(300);
  }
});

test('fields come and go between versions', () => {
  expect(['1.29', '1.30'].map((version) => schemaOf(version).hasField('core.v1.ServiceSpec', 'trafficDistribution'))).toEqual([
    false,
    true,
  ]);
  expect(schemaOf('1.35').hasField('core.v1.NoSuchType', 'x')).toBe(false);
});

test('fields have the types of the documents', () => {
  const container = schemaOf('1.35').object('core.v1.Container').fields;
  expect(container.get('name')).toMatchObject({ required: true, type: { shape: Shape.STRING } });
  expect(container.get('ports')!.type).toMatchObject({ shape: Shape.LIST, keys: ['containerPort', 'protocol'], duplicatesTolerated: true });
  expect([...container.get('imagePullPolicy')!.type.values!].sort()).toEqual(['Always', 'IfNotPresent', 'Never']);
  expect(schemaOf('1.35').object('core.v1.ResourceRequirements').fields.get('limits')!.type).toMatchObject({
    shape: Shape.MAP,
    item: { shape: Shape.QUANTITY },
  });
  expect(schemaOf('1.35').object('core.v1.ServicePort').fields.get('targetPort')!.type.shape).toBe(Shape.INT_OR_STRING);
});

test('a version without data has no schema', () => {
  expect(() => new Schema('1.2')).toThrow(/no schemas for Kubernetes 1.2/);
});

test('knows the groups of Kubernetes', () => {
  expect(['', 'apps', 'example.com'].map((group) => schemaOf('1.35').hasGroup(group))).toEqual([true, true, false]);
});
