import { ApiObjectMetadataDefinition } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';

/**
 * A Deployment whose pods carry and are selected by the given labels only. The stock class adds a hash of the construct's path,
 * so that moving a construct in the program would move its pods.
 */
export class GatewayDeployment extends kplus.Deployment {
  private readonly pods: ApiObjectMetadataDefinition;
  private readonly podSelector: Record<string, string>;

  constructor(scope: Construct, id: string, props: kplus.DeploymentProps, podLabels: Record<string, string>) {
    super(scope, id, { ...props, select: false });
    this.podSelector = { ...podLabels };
    this.pods = new ApiObjectMetadataDefinition({ labels: podLabels, apiObject: this.apiObject });
    this.select(kplus.LabelSelector.of({ labels: podLabels }));
  }

  override get podMetadata(): ApiObjectMetadataDefinition {
    return this.pods;
  }

  override toPodSelectorConfig(): kplus.PodSelectorConfig {
    return { labelSelector: kplus.LabelSelector.of({ labels: this.podSelector }) };
  }
}
