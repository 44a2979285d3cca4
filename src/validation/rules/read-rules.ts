import type { Rule } from './rule';

// Reading files from disk finds these.

/** A file that is no YAML. */
export const yamlSyntax: Rule = {
  id: 'yaml-syntax',
  layer: 'api',
  severity: 'error',
  summary: 'every file is YAML or JSON in UTF-8',
  help: 'What cannot be read cannot be applied. Templates of Helm have to be rendered first (helm template).',
};

/** A key that stands twice in one object. */
export const yamlDuplicateKey: Rule = {
  id: 'yaml-duplicate-key',
  layer: 'api',
  severity: 'error',
  summary: 'no key stands twice in one object',
  help: 'One of the two values is lost, and the API server refuses the object under strict validation.',
};

/** A document that is no Kubernetes object. */
export const notKubernetes: Rule = {
  id: 'not-kubernetes',
  layer: 'api',
  severity: 'warning',
  summary: 'every document is a Kubernetes object',
  help: 'Values of Helm, kustomizations and other YAML are skipped: validate what they make (helm template, kustomize build).',
};
