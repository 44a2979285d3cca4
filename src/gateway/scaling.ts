import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import type { GatewaySettings } from './settings';

/** Keeps all pods but one while nodes are drained. Pods that are not ready never hold up a drain. */
export function gatewayDisruptionBudget(scope: Construct, name: string, podLabels: Record<string, string>): void {
  new ApiObject(scope, 'disruption-budget', {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name },
    spec: { maxUnavailable: 1, selector: { matchLabels: { ...podLabels } }, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
  });
}

/** Lets the number of pods follow the load. */
export function gatewayAutoscaler(scope: Construct, settings: GatewaySettings, target: kplus.Deployment): void {
  if (!settings.autoscaling) return;
  const { minReplicas, maxReplicas, cpuUtilization } = settings.autoscaling;
  new kplus.HorizontalPodAutoscaler(scope, 'autoscaler', {
    metadata: { name: settings.name },
    target,
    minReplicas,
    maxReplicas,
    metrics: [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(cpuUtilization))],
  });
}
