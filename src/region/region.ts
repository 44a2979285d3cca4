import { usageError } from '../manifest/errors';
import { Labels } from '../manifest/labels';
import { closest } from '../manifest/similar';
import { OPERATORS, type Operator } from './catalogue';
import { checkCountry } from './countries';

/** Label by which nodes of a region are known. */
export interface NodeLabel {
  /**
   * Key of the label.
   * @default 'topology.kubernetes.io/region'
   */
  readonly key?: string;
  /** Value of the label, as the nodes carry it. */
  readonly value: string;
}

/** A region that the catalogue does not have. */
export interface CustomRegionProps {
  /** Name of the region, for people: 1 to 63 letters, digits, `-`, `_` and `.`, for example `no-osl-1`. */
  readonly name: string;
  /**
   * Label by which the region's nodes are known. Look at `kubectl get nodes --show-labels`: a label that no node carries leaves every pod
   * Pending.
   * @default - `topology.kubernetes.io/region` with the region's name as value
   */
  readonly nodeLabel?: NodeLabel;
  /** Country in which the region's machines stand, ISO 3166-1 alpha-2, for example `NO`. */
  readonly country: string;
  /** Who operates the region. */
  readonly operator: string;
  /**
   * Country of the company that controls the operator in the end (its ultimate parent), ISO 3166-1 alpha-2.
   * Location is not jurisdiction: a region in Sweden that a company from the United States operates has `US` here.
   */
  readonly operatorCountry: string;
}

const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$/;
const LABEL_VALUE = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const LABEL_KEY = /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

/** A place where a cluster runs: where its machines stand, who operates them, and by which label its nodes are known. */
export class Region {
  /**
   * A provider's region from the catalogue.
   *
   * @param name `provider/region`, for example `aws/eu-north-1`, or the region alone where only one provider has it
   * @throws when the catalogue has no such region, with the closest names
   */
  static of(name: string): Region {
    const region = Region.tryOf(name);
    if (region) return region;
    const all = Region.known();
    const [head, tail] = String(name).split('/');
    const homonyms = all.filter((known) => known.endsWith(`/${name}`));
    if (homonyms.length > 1) {
      throw usageError({ what: 'more than one provider has a region of this name', value: name, allowed: homonyms.join(', ') });
    }
    const operator = tail === undefined ? undefined : OPERATORS.find((o) => o.key === head);
    const near = operator
      ? closest(
          String(name),
          all.filter((known) => known.startsWith(`${head}/`)),
        )
      : closest(String(name), [...all, ...all.map(bare)]);
    throw usageError({
      what: 'unknown region',
      value: name,
      allowed: operator
        ? Object.keys(operator.regions)
            .map((r) => `${operator.key}/${r}`)
            .join(', ')
        : `a region of ${OPERATORS.map((o) => o.key).join(', ')}`,
      fix: `${near ? `did you mean ${near}, or ` : ''}describe it with Region.custom({ name, country, operator, operatorCountry })`,
    });
  }

  /**
   * A provider's region from the catalogue, or undefined when there is none of this name.
   *
   * @param name as for `of`
   */
  static tryOf(name: string): Region | undefined {
    const hits = OPERATORS.flatMap((operator) =>
      Object.keys(operator.regions)
        .filter((region) => name === region || name === `${operator.key}/${region}`)
        .map((region) => ({ operator, region })),
    );
    return hits.length === 1 ? fromCatalogue(hits[0].operator, hits[0].region, (props) => new Region(props)) : undefined;
  }

  /** Names of all regions of the catalogue, sorted. */
  static known(): string[] {
    return OPERATORS.flatMap((operator) => Object.keys(operator.regions).map((region) => `${operator.key}/${region}`)).sort();
  }

  /**
   * A region that the catalogue does not have, or that its nodes name otherwise.
   *
   * @throws when a part is missing or is no valid name, label or country code
   */
  static custom(props: CustomRegionProps): Region {
    const where = `region ${JSON.stringify(props?.name)}`;
    if (typeof props?.name !== 'string' || !NAME.test(props.name)) {
      throw usageError({
        what: 'the name of a region is not valid',
        value: props?.name,
        allowed: '1 to 63 letters, digits, "-", "_", "." and "/", starting and ending with a letter or digit',
      });
    }
    if (props.name.includes('/') && Region.tryOf(props.name)) {
      throw usageError({
        what: 'a region of this name is in the catalogue, with facts of its own',
        where,
        value: props.name,
        fix: `write Region.of('${props.name}'), or choose another name`,
      });
    }
    checkCountry(props.country, 'country', where);
    checkCountry(props.operatorCountry, 'operatorCountry', where);
    if (typeof props.operator !== 'string' || props.operator.trim() === '') {
      throw usageError({ what: 'the operator is empty', where, value: props.operator, fix: 'name the company that operates the region' });
    }
    const region = new Region(props);
    if (!LABEL_KEY.test(region.nodeLabelKey)) {
      throw usageError({
        what: 'nodeLabel.key is not a label key',
        where,
        value: region.nodeLabelKey,
        allowed: 'for example topology.kubernetes.io/region',
      });
    }
    if (!LABEL_VALUE.test(region.nodeLabelValue)) {
      throw usageError({
        what: 'no node can carry the label of this region',
        where,
        value: region.nodeLabelValue,
        allowed: '1 to 63 letters, digits, "-", "_" and "."',
        fix: "give nodeLabel: { value: '…' } with what the nodes carry",
      });
    }
    return region;
  }

  /** Name of the region: `aws/eu-north-1`, or what the program calls it. */
  readonly name: string;
  /** Key of the label by which the region's nodes are known. */
  readonly nodeLabelKey: string;
  /** Value of the label by which the region's nodes are known. */
  readonly nodeLabelValue: string;
  /** Country in which the machines stand, ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Who operates the region. */
  readonly operator: string;
  /** Country of the operator's ultimate parent, ISO 3166-1 alpha-2. */
  readonly operatorCountry: string;

  private constructor(props: CustomRegionProps) {
    this.name = props.name;
    this.nodeLabelKey = props.nodeLabel?.key ?? Labels.REGION_OF_NODE;
    this.nodeLabelValue = props.nodeLabel?.value ?? props.name;
    this.country = props.country;
    this.operator = props.operator;
    this.operatorCountry = props.operatorCountry;
  }
}

function fromCatalogue(operator: Operator, region: string, make: (props: CustomRegionProps) => Region): Region {
  return make({
    name: `${operator.key}/${region}`,
    nodeLabel: { value: region },
    country: operator.regions[region],
    operator: operator.name,
    operatorCountry: operator.country,
  });
}

function bare(name: string): string {
  return name.slice(name.indexOf('/') + 1);
}
