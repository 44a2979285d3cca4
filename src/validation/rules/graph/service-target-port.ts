import { isEmpty } from '../../selectors';
import { eachContainer, type PodTemplate } from '../../subject';
import type { Rule } from '../rule';

/** Ports of a pod: by number and by name, each with its protocol. */
interface PodPorts {
  readonly declared: boolean;
  readonly keys: ReadonlySet<string>;
  readonly text: string;
}

const known = new WeakMap<PodTemplate, PodPorts>();

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
          if (ports.keys.has(`${target}/${protocol}`) || (typeof target === 'number' && !ports.declared)) continue;
          report(
            service,
            port.targetPort ? `spec.ports[${i}].targetPort` : `spec.ports[${i}].port`,
            `${pod.subject.title} has no ${protocol} port ${target}`,
            {
              value: target,
              allowed: ports.text || 'the pods declare no ports',
              fix: 'name a port of the containers, or declare it there',
            },
          );
          break;
        }
      });
    }
  },
};

function portsOf(pod: PodTemplate): PodPorts {
  let ports = known.get(pod);
  if (!ports) {
    const keys = new Set<string>();
    const texts: string[] = [];
    eachContainer(pod, (container, list) => {
      // Of the containers that run before, only sidecars go on running.
      if (list === 'initContainers' && container.restartPolicy !== 'Always') return;
      for (const { containerPort, name, protocol } of container.ports ?? []) {
        keys.add(`${containerPort}/${protocol || 'TCP'}`);
        if (name) keys.add(`${name}/${protocol || 'TCP'}`);
        texts.push(name ? `${containerPort} (${name})` : String(containerPort));
      }
    });
    ports = { declared: texts.length > 0, keys, text: texts.join(', ') };
    known.set(pod, ports);
  }
  return ports;
}
