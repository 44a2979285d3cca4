import { Labels } from '../../../../src/manifest/labels';
import type { Manifest } from '../../../../src/manifest/manifest';

/** Manifests written by hand, for tests of the support code itself. */

export const RESTRICTED = {
  'pod-security.kubernetes.io/enforce': 'restricted',
  'pod-security.kubernetes.io/warn': 'restricted',
};

export function namespace(name: string, labels: Record<string, string> = RESTRICTED): Manifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

/** A Deployment that the restricted Pod Security Standard accepts, bound to a region. */
export function deployment(ns: string, app: string, colour: string, replicas: number, region: string): any {
  const labels = { [Labels.NAME]: app, [Labels.TRACK]: colour };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `${app}-${colour}`, namespace: ns },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          affinity: {
            nodeAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: {
                nodeSelectorTerms: [{ matchExpressions: [{ key: Labels.REGION_OF_NODE, operator: 'In', values: [region] }] }],
              },
            },
          },
          securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [
            {
              name: app,
              image: `registry.example/${app}:1.0.0`,
              ports: [{ name: 'http', containerPort: 8080 }],
              securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
            },
          ],
        },
      },
    },
  };
}

export function service(ns: string, app: string, colour: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: app, namespace: ns },
    spec: { selector: { [Labels.NAME]: app, [Labels.TRACK]: colour }, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
  };
}
