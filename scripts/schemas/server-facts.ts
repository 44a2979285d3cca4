/**
 * Fields that the OpenAPI documents call required and that the API server takes when they are absent, because zero is a value
 * for them, because what they belong to is not checked, or because a feature that is off drops them. Each was tried on a
 * Kubernetes 1.37 API server: a create without the field (dry run, strict field validation) whose answer does not name it.
 */
export const NOT_REQUIRED = new Set([
  'apiextensions.v1.CustomResourceDefinitionVersion.served',
  'apiextensions.v1.CustomResourceDefinitionVersion.storage',
  'batch.v1.PodFailurePolicy.rules',
  'certificates.v1.PodCertificateRequestSpec.stubPKCS10Request',
  'core.v1.ConfigMapNodeConfigSource.kubeletConfigKey',
  'core.v1.ConfigMapNodeConfigSource.name',
  'core.v1.ConfigMapNodeConfigSource.namespace',
  'core.v1.EvictionResponder.name',
  'core.v1.EvictionResponder.priority',
  'core.v1.HTTPHeader.value',
  'core.v1.ISCSIPersistentVolumeSource.lun',
  'core.v1.ISCSIVolumeSource.lun',
  'core.v1.LimitRangeSpec.limits',
  'core.v1.ScaleIOPersistentVolumeSource.secretRef',
  'core.v1.ScaleIOVolumeSource.secretRef',
  'core.v1.SleepAction.seconds',
  'core.v1.Sysctl.value',
  'discovery.v1.ForZone.name',
  // Checked on an object's own metadata, not on that of a pod template.
  'meta.v1.OwnerReference.apiVersion',
  'meta.v1.OwnerReference.kind',
  'meta.v1.OwnerReference.name',
  'meta.v1.OwnerReference.uid',
  'resource.v1.CapacityRequestPolicyRange.min',
  'resource.v1.Counter.value',
  'resource.v1.DeviceCapacity.value',
  'resource.v1.DeviceDerivedAttribute.expression',
  'resource.v1.DeviceDerivedAttribute.name',
  'resource.v1.ResourcePool.generation',
  'scheduling.v1alpha3.TopologyConstraint.key',
  'scheduling.v1alpha3.WorkloadPodGroupResourceClaim.name',
  'storage.v1.CSINodeSpec.drivers',
  'storage.v1.TokenRequest.audience',
]);

/** Fields whose set of strings is marked as closed in the Go source, and which the same server did not check. */
export const NOT_CHECKED_ENUMS = new Set(['core.v1.GRPCAction.mode', 'core.v1.HTTPGetAction.protocol', 'core.v1.Lifecycle.stopSignal']);

/**
 * Lists of which two items may have one key on create. The same server took them; it refuses them under server-side apply,
 * and one of the two is lost under a client-side one.
 */
export const TOLERATED_DUPLICATES = new Set([
  'admissionregistration.v1.ValidatingAdmissionPolicySpec.variables',
  'apiextensions.v1.JSONSchemaProps.x-kubernetes-validations',
  'batch.v1.JobSchedulingConfiguration.resourceClaims',
  'core.v1.Container.env',
  'core.v1.Container.ports',
  'core.v1.Container.volumeDevices',
  'core.v1.EphemeralContainer.env',
  'core.v1.EphemeralContainer.ports',
  'core.v1.EphemeralContainer.volumeDevices',
  'core.v1.PodSpec.evictionResponders',
  'core.v1.PodSpec.hostAliases',
  'core.v1.PodSpec.imagePullSecrets',
  'core.v1.ServiceAccount.secrets',
  'meta.v1.ObjectMeta.ownerReferences',
]);
