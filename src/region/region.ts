/** Label of nodes by which a region is known. */
export interface NodeLabel {
  /** @default 'topology.kubernetes.io/region' */
  readonly key?: string;
  readonly value: string;
}

/** A region that is not in the catalogue. */
export interface CustomRegionProps {
  readonly name: string;
  /** @default - `topology.kubernetes.io/region` with the name of the region */
  readonly nodeLabel?: NodeLabel;
  readonly country: string;
  readonly operator: string;
  readonly operatorCountry: string;
}

/** A place where a cluster runs. */
export class Region {
  static custom(props: CustomRegionProps): Region {
    return new Region(props);
  }
  readonly name: string;
  readonly nodeLabelKey: string;
  readonly nodeLabelValue: string;
  readonly country: string;
  readonly operator: string;
  readonly operatorCountry: string;
  private constructor(props: CustomRegionProps) {
    this.name = props.name;
    this.nodeLabelKey = props.nodeLabel?.key ?? 'topology.kubernetes.io/region';
    this.nodeLabelValue = props.nodeLabel?.value ?? props.name;
    this.country = props.country;
    this.operator = props.operator;
    this.operatorCountry = props.operatorCountry;
  }
}
