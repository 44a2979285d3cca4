import { isEmpty } from '../../selectors';
import { eachContainer, type PodTemplate } from '../../subject';
import type { Rule } from '../rule';

/** Each port of a Service exists on all pods that it selects. */
export const serviceTargetPort: Rule = {
  id: 'service-target-port',
  layer: 'graph',
  severity: 'error',
  summary: 'the target port of each Service exists on every pod that it selects',
  help: 'targetPort is a port of the pods, by number or by the name it has in a container; without one, it is the port of the Service itself. Connections to a port that no container opens are refused. Protocols must agree too. Pods that declare no ports at all cannot be checked by number.',
  checkAll(graph, report) {
    for (const service of graph.ofKind('Service')) {
      const { spec } = service.manifest;
      if (isEmpty(spec?.selector) || spec.type === 'ExternalName' || !spec.ports) continue;
      const pods = graph.pods.withLabels(service.namespace, spec.selector);
      spec.ports.forEach((port: any, i: number) => {
        const target = port.targetPort || port.port;
        const protocol = port.protocol || 'TCP';
        for (const pod of pods) {
          const ports = portsOf(pod);
          if (ports.some((own) => opens(own, target, protocol)) || (typeof target === 'number' && ports.length === 0)) continue;
          report(
            service,
            port.targetPort ? `spec.ports[${i}].targetPort` : `spec.ports[${i}].port`,
            `${pod.subject.title} has no ${protocol} port ${target}`,
            {
              value: target,
              allowed: ports.map(portText).join(', ') || 'the pods declare no ports',
              fix: 'name a port of the containers, or declare it there',
            },
          );
          break;
        }
      });
    }
  },
};

/** Ports of the containers that run as long as the pod; of those that run before, only sidecars do. */
function portsOf(pod: PodTemplate): any[] {
  const { containers, initContainers } = pod.spec;
  if (containers?.length === 1 && !initContainers) return containers[0].ports ?? [];
  const ports: any[] = [];
  eachContainer(pod, (container, list) => {
    if (container.ports && (list === 'containers' || container.restartPolicy === 'Always')) ports.push(...container.ports);
  });
  return ports;
}

function opens(port: any, target: number | string, protocol: string): boolean {
  return (port.containerPort === target || (port.name && port.name === target)) && (port.protocol || 'TCP') === protocol;
}

function portText({ containerPort, name }: any): string {
  return name ? `${containerPort} (${name})` : String(containerPort);
}
