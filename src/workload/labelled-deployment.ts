import { ApiObjectMetadataDefinition } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';

/** Options of a Deployment that is selected by labels of our choice. */
export interface LabelledDeploymentProps extends kplus.DeploymentProps {
  /** Labels that select the pods. They cannot change once the Deployment exists. */
  readonly selectorLabels: Record<string, string>;
  /** Further labels of the pods. */
  readonly podLabels: Record<string, string>;
  readonly podAnnotations?: Record<string, string>;
}

/**
 * A Deployment of cdk8s-plus-27 whose pods carry and are selected by labels of our choice. The stock class labels pods with a hash of the
 * construct's path, and Services, policies and affinity that are made from it select that hash.
 */
export class LabelledDeployment extends kplus.Deployment {
  private readonly labelledPods: ApiObjectMetadataDefinition;
  private readonly selectorLabels: Record<string, string>;

  constructor(scope: Construct, id: string, props: LabelledDeploymentProps) {
    super(scope, id, { ...props, select: false, isolate: false });
    this.selectorLabels = { ...props.selectorLabels };
    this.labelledPods = new ApiObjectMetadataDefinition({
      labels: { ...props.podLabels, ...props.selectorLabels },
      ...(props.podAnnotations ? { annotations: props.podAnnotations } : {}),
      apiObject: this.apiObject,
    });
    this.select(kplus.LabelSelector.of({ labels: props.selectorLabels }));
    // Only now: the policies read the selector.
    if (props.isolate) this.connections.isolate();
  }

  override get podMetadata(): ApiObjectMetadataDefinition {
    return this.labelledPods;
  }

  override toPodSelectorConfig(): kplus.PodSelectorConfig {
    const { namespace } = this.metadata;
    return {
      labelSelector: kplus.LabelSelector.of({ labels: this.selectorLabels }),
      ...(namespace ? { namespaces: { names: [namespace] } } : {}),
    };
  }
}
