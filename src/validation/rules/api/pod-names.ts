import { DNS_LABEL, DNS_SUBDOMAIN } from '../../../manifest/names';
import { eachContainer, type PodTemplate } from '../../subject';
import type { Report, Rule } from '../rule';

const MOUNTS = ['volumeMounts', 'volumeDevices'] as const;

/** Names inside of a pod. */
export const podNames: Rule = {
  id: 'pod-names',
  layer: 'api',
  severity: 'error',
  summary: 'containers and volumes have names that are DNS labels, and each mount names a volume of the pod',
  help: 'Names of containers are unique over init containers and containers. A volumeMount or volumeDevice names a volume in the same pod; those of a StatefulSet may name a claim template.',
  kinds: 'pods',
  check({ pod, known, manifest, kindId }, report) {
    if (!known) return;
    const { spec, specPath } = pod!;
    const volumes = new Set<string>();
    spec.volumes?.forEach(({ name }: any, i: number) => {
      volumes.add(name);
      checkLabel(name, () => `${specPath}.volumes[${i}].name`, report);
    });
    if (kindId === 'apps/StatefulSet') for (const claim of manifest.spec?.volumeClaimTemplates ?? []) volumes.add(claim.metadata?.name);
    checkContainers(pod!, volumes, report);
    const account = spec.serviceAccountName;
    if (account && !DNS_SUBDOMAIN.test(account)) {
      report(`${specPath}.serviceAccountName`, 'not the name of a ServiceAccount', { value: account, allowed: DNS_SUBDOMAIN.allowed });
    }
  },
};

function checkContainers(pod: PodTemplate, volumes: ReadonlySet<string>, report: Report): void {
  const first = pod.spec.initContainers?.length ? new Set<string>(pod.spec.initContainers.map(({ name }: any) => name)) : undefined;
  eachContainer(pod, (container, list, i) => {
    const at = () => `${pod.specPath}.${list}[${i}]`;
    checkLabel(container.name, () => `${at()}.name`, report);
    if (list === 'containers' && container.name && first?.has(container.name)) {
      report(`${at()}.name`, 'an init container has the same name', { value: container.name, allowed: 'each once' });
    }
    for (const field of MOUNTS) {
      container[field]?.forEach(({ name }: any, j: number) => {
        if (!name || volumes.has(name)) return;
        report(`${at()}.${field}[${j}].name`, 'the pod has no volume of this name', {
          value: name,
          allowed: [...volumes].join(', ') || 'it has no volumes',
        });
      });
    }
  });
}

function checkLabel(name: string | undefined, path: () => string, report: Report): void {
  if (name && !DNS_LABEL.test(name)) report(path(), 'not a name that is allowed here', { value: name, allowed: DNS_LABEL.allowed });
}
