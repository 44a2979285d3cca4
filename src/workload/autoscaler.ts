import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { usageError } from '../manifest/errors';
import type { AutoscalingProps } from './blue-green-service-props';
import { checkWhole } from './checks';

/** Checks the numbers of an autoscaler. */
export function checkAutoscaling(props: AutoscalingProps, where: string): void {
  checkWhole(props.minReplicas, 'autoscaling.minReplicas', where, 1);
  checkWhole(props.maxReplicas, 'autoscaling.maxReplicas', where, 1);
  checkWhole(props.cpuUtilizationPercent ?? 70, 'autoscaling.cpuUtilizationPercent', where, 1, 100);
  if (props.maxReplicas >= props.minReplicas) return;
  throw usageError({
    what: 'autoscaling.maxReplicas is below autoscaling.minReplicas',
    where,
    value: props.maxReplicas,
    allowed: `at least ${props.minReplicas}`,
  });
}

/**
 * The autoscaler of a colour. A retired colour keeps one pod: with 0 replicas an autoscaler is switched off, and back on it starts from 1
 * while all the load arrives.
 */
export function addAutoscaler(
  scope: Construct,
  id: string,
  name: string,
  labels: Record<string, string>,
  autoscaling: AutoscalingProps,
  isRetired: boolean,
): void {
  new ApiObject(scope, id, {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name, labels },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicas: isRetired ? 1 : autoscaling.minReplicas,
      maxReplicas: isRetired ? 1 : autoscaling.maxReplicas,
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: autoscaling.cpuUtilizationPercent ?? 70 } },
        },
      ],
    },
  });
}
