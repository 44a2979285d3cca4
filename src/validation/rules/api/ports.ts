import { DNS_LABEL, PORT_NAME } from '../../../manifest/names';
import { eachContainer, type PodTemplate, type Subject } from '../../subject';
import type { Report, Rule } from '../rule';

const RANGE = '1 to 65535';
const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const;
const HOOKS = ['postStart', 'preStop'] as const;
const DIRECTIONS = ['ingress', 'egress'] as const;

/** Numbers and names of ports. */
export const ports: Rule = {
  id: 'ports',
  layer: 'api',
  severity: 'error',
  summary: 'numbers of ports lie between 1 and 65535, and names of ports follow their syntax and are unique',
  help: 'Ports of containers have names of at most 15 characters. Ports of a Service have names as soon as there is more than one.',
  kinds: 'any',
  check(subject, report) {
    if (!subject.known) return;
    if (subject.pod) checkPod(subject.pod, report);
    else if (subject.kindId === 'Service') checkService(subject, report);
    else if (subject.kindId === 'networking.k8s.io/NetworkPolicy') checkPolicy(subject, report);
  },
};

function inRange(port: number): boolean {
  return port >= 1 && port <= 65535;
}

/** A port as number or name. */
function checkNumberOrName(port: unknown, path: () => string, report: Report): void {
  if (typeof port === 'number') {
    if (!inRange(port)) report(path(), 'not a port', { value: port, allowed: RANGE });
  } else if (typeof port === 'string' && !PORT_NAME.test(port)) {
    report(path(), 'not the name of a port', {
      value: port,
      allowed: `${RANGE}, or ${PORT_NAME.allowed}`,
      ...(/^\d+$/.test(port) ? { fix: `write the number without quotes: ${port}` } : {}),
    });
  }
}

function checkPod(pod: PodTemplate, report: Report): void {
  const { specPath } = pod;
  const hostNetwork = pod.spec.hostNetwork === true;
  eachContainer(pod, (container, list, i) => {
    const at = () => `${specPath}.${list}[${i}]`;
    container.ports?.forEach((port: any, j: number) => {
      const here = () => `${at()}.ports[${j}]`;
      const { containerPort, hostPort, name } = port;
      if (typeof containerPort === 'number' && containerPort !== 0 && !inRange(containerPort)) {
        report(`${here()}.containerPort`, 'not a port', { value: containerPort, allowed: RANGE });
      }
      if (hostPort && !inRange(hostPort)) report(`${here()}.hostPort`, 'not a port', { value: hostPort, allowed: RANGE });
      if (hostNetwork && hostPort && hostPort !== containerPort) {
        report(`${here()}.hostPort`, 'must be the containerPort when hostNetwork is true', {
          value: hostPort,
          allowed: String(containerPort),
        });
      }
      if (!name) return;
      if (!PORT_NAME.test(name)) report(`${here()}.name`, 'not the name of a port', { value: name, allowed: PORT_NAME.allowed });
      else if (container.ports.findIndex((other: any) => other.name === name) < j) {
        report(`${here()}.name`, 'another port of the container has this name', { value: name, allowed: 'each once' });
      }
    });
    for (let p = 0; p < PROBES.length; p++) {
      const probe = PROBES[p];
      if (container[probe]) checkHandler(container[probe], () => `${at()}.${probe}`, report);
    }
    const { lifecycle } = container;
    if (!lifecycle) return;
    for (const hook of HOOKS) {
      if (lifecycle[hook]) checkHandler(lifecycle[hook], () => `${at()}.lifecycle.${hook}`, report);
    }
  });
}

function checkHandler(handler: any, at: () => string, report: Report): void {
  if (handler.httpGet) checkNumberOrName(handler.httpGet.port, () => `${at()}.httpGet.port`, report);
  if (handler.tcpSocket) checkNumberOrName(handler.tcpSocket.port, () => `${at()}.tcpSocket.port`, report);
  const grpc = handler.grpc?.port;
  if (grpc && !inRange(grpc)) report(`${at()}.grpc.port`, 'not a port', { value: grpc, allowed: RANGE });
}

function checkService(subject: Subject, report: Report): void {
  const { spec } = subject.manifest;
  const list: any[] = spec?.ports ?? [];
  if (list.length === 0 && spec?.type !== 'ExternalName' && spec?.clusterIP !== 'None') {
    report('spec.ports', 'a Service needs a port', { fix: 'add a port, or clusterIP: None' });
  }
  list.forEach((port, i) => {
    const at = () => `spec.ports[${i}]`;
    const { name, targetPort, nodePort } = port;
    if (port.port && !inRange(port.port)) report(`${at()}.port`, 'not a port', { value: port.port, allowed: RANGE });
    // 0 and an empty name stand for the port itself.
    if (targetPort) checkNumberOrName(targetPort, () => `${at()}.targetPort`, report);
    if (nodePort && !inRange(nodePort)) report(`${at()}.nodePort`, 'not a port', { value: nodePort, allowed: RANGE });
    if (!name) {
      if (list.length > 1) report(`${at()}.name`, 'a Service with several ports names each of them', { allowed: DNS_LABEL.allowed });
    } else if (!DNS_LABEL.test(name)) {
      report(`${at()}.name`, 'not the name of a port', { value: name, allowed: DNS_LABEL.allowed });
    } else if (list.findIndex((other) => other.name === name) < i) {
      report(`${at()}.name`, 'another port of the Service has this name', { value: name, allowed: 'each once' });
    }
  });
}

function checkPolicy(subject: Subject, report: Report): void {
  const { spec } = subject.manifest;
  for (const direction of DIRECTIONS) {
    spec?.[direction]?.forEach((rule: any, i: number) => {
      rule.ports?.forEach((port: any, j: number) => {
        checkNumberOrName(port.port, () => `spec.${direction}[${i}].ports[${j}].port`, report);
        const end = port.endPort;
        if (typeof end === 'number' && !inRange(end)) {
          report(`spec.${direction}[${i}].ports[${j}].endPort`, 'not a port', { value: end, allowed: RANGE });
        }
      });
    });
  }
}
