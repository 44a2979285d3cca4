import { GATEWAY_ROLE, Labels } from '../../../manifest/labels';
import type { Graph } from '../../graph';
import { isEmpty } from '../../selectors';
import { eachContainer, type PodTemplate, type Subject } from '../../subject';
import type { ReportOn, Rule } from '../rule';

/** Routes of the Gateway API. */
const ROUTES = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'];

const FIX = `let the gateway route to it, or label the pods ${Labels.ROLE}=${GATEWAY_ROLE} if they are the gateway`;

/** Nothing but the gateway can be reached from outside of the cluster. */
export const onlyGatewayExposed: Rule = {
  id: 'only-gateway-exposed',
  layer: 'policy',
  severity: 'error',
  summary: 'only the pods of the gateway can be reached from outside of the cluster',
  help: 'A Service of type LoadBalancer or NodePort, external IPs, a hostPort, hostNetwork, an Ingress or a route that leads to other pods goes around the gateway, its limits and its TLS.',
  checkAll(graph, report) {
    for (const service of graph.ofKind('Service')) checkService(graph, service, report);
    for (const subject of graph.subjects) if (subject.pod && !isGateway(subject.pod)) checkPod(subject.pod, report);
    for (const ingress of graph.ofKind('networking.k8s.io/Ingress')) {
      for (const [path, name] of ingressBackends(ingress)) checkBackend(graph, ingress, path, ingress.namespace, name, report);
    }
    for (const kind of ROUTES) {
      for (const route of graph.ofKind(`gateway.networking.k8s.io/${kind}`)) checkRoute(graph, route, report);
    }
  },
};

function isGateway(pod: PodTemplate): boolean {
  return pod.labels[Labels.ROLE] === GATEWAY_ROLE;
}

/** A pod that a Service reaches and that is not the gateway. */
function reachedPod(graph: Graph, service: Subject): PodTemplate | undefined {
  const selector = service.manifest.spec?.selector;
  if (isEmpty(selector)) return undefined;
  return graph.pods.withLabels(service.namespace, selector).find((pod) => !isGateway(pod));
}

function checkService(graph: Graph, service: Subject, report: ReportOn): void {
  const { spec } = service.manifest;
  const open: [string, unknown][] = [];
  if (spec?.type === 'LoadBalancer' || spec?.type === 'NodePort') open.push(['spec.type', spec.type]);
  if (spec?.externalIPs?.length > 0) open.push(['spec.externalIPs', spec.externalIPs]);
  if (open.length === 0) return;
  const pod = reachedPod(graph, service);
  if (!pod) return;
  for (const [path, value] of open) {
    report(service, path, `makes ${pod.subject.title} reachable from outside, past the gateway`, {
      value,
      allowed: 'type ClusterIP',
      fix: FIX,
      enforced: service.rendered.enforced || pod.subject.rendered.enforced,
    });
  }
}

function checkPod(pod: PodTemplate, report: ReportOn): void {
  if (pod.spec.hostNetwork === true) {
    report(pod.subject, `${pod.specPath}.hostNetwork`, 'the pods share the network of the node, and are reachable past the gateway', {
      value: true,
      allowed: 'false',
      fix: FIX,
    });
    return;
  }
  eachContainer(pod, (container, list, i) => {
    container.ports?.forEach((port: any, j: number) => {
      if (!port.hostPort) return;
      report(pod.subject, `${pod.specPath}.${list}[${i}].ports[${j}].hostPort`, 'opens a port of the node, past the gateway', {
        value: port.hostPort,
        allowed: 'no hostPort',
        fix: FIX,
      });
    });
  });
}

function ingressBackends(ingress: Subject): [path: string, service: string][] {
  const { spec } = ingress.manifest;
  const backends: [string, unknown][] = [['spec.defaultBackend.service.name', spec?.defaultBackend?.service?.name]];
  spec?.rules?.forEach((rule: any, i: number) => {
    rule.http?.paths?.forEach((path: any, j: number) => {
      backends.push([`spec.rules[${i}].http.paths[${j}].backend.service.name`, path.backend?.service?.name]);
    });
  });
  return backends.filter((backend): backend is [string, string] => typeof backend[1] === 'string');
}

/** Routes have no schema here, so nothing is known of the types of their fields. */
function checkRoute(graph: Graph, route: Subject, report: ReportOn): void {
  array(route.manifest.spec?.rules).forEach((rule, i) => {
    array(rule?.backendRefs).forEach((backend, j) => {
      if (typeof backend?.name !== 'string' || (backend.kind ?? 'Service') !== 'Service') return;
      const namespace = typeof backend.namespace === 'string' ? backend.namespace : route.namespace;
      checkBackend(graph, route, `spec.rules[${i}].backendRefs[${j}].name`, namespace, backend.name, report);
    });
  });
}

function checkBackend(graph: Graph, subject: Subject, path: string, namespace: string, name: string, report: ReportOn): void {
  const service = graph.find('Service', namespace, name);
  const pod = service && reachedPod(graph, service);
  if (!pod) return;
  report(subject, path, `leads to ${pod.subject.title}, past the gateway`, {
    value: name,
    allowed: 'the Service of the gateway',
    fix: FIX,
    enforced: subject.rendered.enforced || pod.subject.rendered.enforced,
  });
}

function array(value: unknown): any[] {
  return Array.isArray(value) ? value : [];
}
