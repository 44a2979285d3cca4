/**
 * Fields that take one of a few words although the API description of Kubernetes calls them plain text: object, field and words.
 * Words are those of all versions together, so that none of a newer version is refused.
 */
const OPEN_ENUMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy': { whenDeleted: 'Retain|Delete', whenScaled: 'Retain|Delete' },
  'autoscaling.v2.HPAScalingPolicy': { type: 'Pods|Percent' },
  'autoscaling.v2.HPAScalingRules': { selectPolicy: 'Max|Min|Disabled' },
  'autoscaling.v2.MetricSpec': { type: 'Resource|ContainerResource|Pods|Object|External' },
  'autoscaling.v2.MetricTarget': { type: 'Utilization|Value|AverageValue' },
  'core.v1.ContainerResizePolicy': { resourceName: 'cpu|memory', restartPolicy: 'NotRequired|RestartContainer' },
  'core.v1.PodOS': { name: 'linux|windows' },
  'core.v1.ServiceSpec': { trafficDistribution: 'PreferClose|PreferSameZone|PreferSameNode' },
  'rbac.v1.RoleRef': { kind: 'Role|ClusterRole' },
  'rbac.v1.Subject': { kind: 'ServiceAccount|User|Group' },
};

/** Whether an object has any such field. */
export function hasOpenEnums(object: string): boolean {
  return Object.hasOwn(OPEN_ENUMS, object);
}

/** The words that a field takes, or undefined where the API description says all there is to say. */
export function openEnum(object: string, field: string): ReadonlySet<string> | undefined {
  const fields = OPEN_ENUMS[object];
  const words = fields && Object.hasOwn(fields, field) ? fields[field] : undefined;
  return words === undefined ? undefined : new Set(words.split('|'));
}

/** All objects and fields with such words. */
export function openEnumFields(): [object: string, field: string][] {
  return Object.entries(OPEN_ENUMS).flatMap(([object, fields]) => Object.keys(fields).map((field): [string, string] => [object, field]));
}
