import { annotationSyntax } from './api/annotation-syntax';
import { containerImage } from './api/container-image';
import { dataKeys } from './api/data-keys';
import { droppedField } from './api/dropped-field';
import { duplicateObject } from './api/duplicate-object';
import { envSources } from './api/env-sources';
import { generateName } from './api/generate-name';
import { kubernetesVersion } from './api/kubernetes-version';
import { labelSyntax } from './api/label-syntax';
import { namespaceName } from './api/namespace-name';
import { objectName } from './api/object-name';
import { podAmounts } from './api/pod-amounts';
import { podNames } from './api/pod-names';
import { ports } from './api/ports';
import { probes } from './api/probes';
import { resources } from './api/resources';
import { duplicateItem, missingField, quantity, unknownField, unknownValue, wrongType } from './api/schema-rules';
import { secretType } from './api/secret-type';
import { selectorMatchesTemplate } from './api/selector-matches-template';
import { selectorSyntax } from './api/selector-syntax';
import { typeMeta } from './api/type-meta';
import { unknownKind } from './api/unknown-kind';
import { workloadSettings } from './api/workload-settings';
import { headlessFollows } from './graph/headless-follows';
import { hpaTarget } from './graph/hpa-target';
import { liveReplicas } from './graph/live-replicas';
import { networkPolicySelectsPods } from './graph/network-policy-selects-pods';
import { pdbSelectsPods } from './graph/pdb-selects-pods';
import { previewApart } from './graph/preview-apart';
import { referencesExist } from './graph/references-exist';
import { selectorsDisjoint } from './graph/selectors-disjoint';
import { serviceSelectsPods } from './graph/service-selects-pods';
import { serviceTargetPort } from './graph/service-target-port';
import { imageTag } from './policy/image-tag';
import { onlyGatewayExposed } from './policy/only-gateway-exposed';
import { regionAffinity } from './policy/region-affinity';
import { secretValues } from './policy/secret-values';
import { notKubernetes, yamlDuplicateKey, yamlSyntax } from './read-rules';
import type { Rule } from './rule';

/** All rules. Each has an example that it must refuse, and one that it must pass, in test/invalid. */
export const RULES: readonly Rule[] = [
  yamlSyntax,
  yamlDuplicateKey,
  notKubernetes,
  typeMeta,
  unknownKind,
  kubernetesVersion,
  unknownField,
  missingField,
  wrongType,
  unknownValue,
  quantity,
  duplicateItem,
  droppedField,
  objectName,
  generateName,
  namespaceName,
  labelSyntax,
  annotationSyntax,
  selectorSyntax,
  selectorMatchesTemplate,
  podNames,
  ports,
  containerImage,
  resources,
  probes,
  envSources,
  workloadSettings,
  podAmounts,
  dataKeys,
  secretType,
  duplicateObject,
  serviceSelectsPods,
  serviceTargetPort,
  referencesExist,
  selectorsDisjoint,
  previewApart,
  headlessFollows,
  liveReplicas,
  hpaTarget,
  pdbSelectsPods,
  networkPolicySelectsPods,
  onlyGatewayExposed,
  secretValues,
  imageTag,
  regionAffinity,
];
