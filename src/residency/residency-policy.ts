import { usageError } from '../manifest/errors';
import { checkCountry } from '../region/countries';
import type { Region } from '../region/region';
import { EEA, EU } from './members';

/** Who may operate the place where data is. */
export interface OperatorExceptionProps {
  /**
   * Countries of ultimate parents that are let through besides those of the policy, ISO 3166-1 alpha-2.
   * @default - any country
   */
  readonly countries?: string[];
  /** Why that is in order, for whoever reads the manifests: at least 10 characters. It is written into an annotation of every object. */
  readonly reason: string;
}

/**
 * Where personal data may be, and who may control the operator of that place.
 *
 * Location is not jurisdiction, so both are checked, and whatever is not known is refused. A program that passes is consistent with
 * the declared residency policy; whether that policy is enough is for lawyers to say.
 */
export class ResidencyPolicy {
  /** Data stays in the European Economic Area, with an operator that is controlled from there. */
  static eea(): ResidencyPolicy {
    return new ResidencyPolicy('EEA', EEA, undefined);
  }

  /** Data stays in the European Union, with an operator that is controlled from there. */
  static eu(): ResidencyPolicy {
    return new ResidencyPolicy('EU', EU, undefined);
  }

  /** Data stays in one country, with an operator that is controlled from there. */
  static country(code: string): ResidencyPolicy {
    return ResidencyPolicy.countries([code]);
  }

  /** Data stays in some countries, with an operator that is controlled from one of them. */
  static countries(codes: string[]): ResidencyPolicy {
    if (codes.length === 0) {
      throw usageError({
        what: 'a residency policy without countries allows nothing',
        value: codes,
        fix: "name the countries, for example ResidencyPolicy.countries(['NO', 'SE'])",
      });
    }
    const sorted = [...new Set(codes.map((code) => checkCountry(code, 'a country of the residency policy')))].sort();
    return new ResidencyPolicy(sorted.join('-'), sorted, undefined);
  }

  /** Data may be anywhere: for stacks without personal data. */
  static unrestricted(): ResidencyPolicy {
    return new ResidencyPolicy('unrestricted', undefined, undefined);
  }

  private constructor(
    /** Name of the policy: `EEA`, `EU`, the countries joined by `-`, or `unrestricted`. */
    readonly name: string,
    private readonly allowed: readonly string[] | undefined,
    private readonly exception: OperatorExceptionProps | undefined,
  ) {}

  /** Countries in which data may be, ISO 3166-1 alpha-2, sorted; undefined when it may be anywhere. */
  get allowedCountries(): string[] | undefined {
    return this.allowed && [...this.allowed];
  }

  /** Whether this policy restricts anything. */
  get isRestricted(): boolean {
    return this.allowed !== undefined;
  }

  /**
   * The same policy for operators that are controlled from elsewhere too. The place of the machines stays restricted.
   *
   * @throws without a reason of at least 10 characters
   */
  allowOperators(props: OperatorExceptionProps): ResidencyPolicy {
    const reason = typeof props.reason === 'string' ? props.reason.trim().replace(/\s+/g, ' ') : '';
    if (reason.length < 10) {
      throw usageError({
        what: 'operators from elsewhere need a reason',
        where: `residency policy ${this.name}`,
        value: props.reason,
        allowed: 'at least 10 characters',
        fix: "say why it is in order, for example reason: 'standard contractual clauses of 2026-03-01, transfer impact assessment 17'",
      });
    }
    const countries = props.countries?.map((code) => checkCountry(code, 'a country of operators')).sort();
    return new ResidencyPolicy(this.name, this.allowed, { reason, ...(countries ? { countries } : {}) });
  }

  /** Whether the policy allows a country for the place of machines. */
  allowsCountry(code: string): boolean {
    return this.allowed === undefined || this.allowed.includes(code);
  }

  /** Whether the policy allows operators whose ultimate parent is in a country. */
  allowsOperatorCountry(code: string): boolean {
    if (this.allowsCountry(code)) return true;
    return this.exception !== undefined && (this.exception.countries === undefined || this.exception.countries.includes(code));
  }

  /**
   * Checks a region.
   *
   * @param region where the cluster runs
   * @param where path of the construct that uses the region, for the message
   * @throws when its country or the country of its operator is not allowed
   */
  check(region: Region, where?: string): void {
    const problems: Error[] = [];
    if (!this.allowsCountry(region.country)) {
      problems.push(
        usageError({
          what: `region ${region.name} is outside of what the residency policy ${this.name} allows`,
          where,
          value: region.country,
          allowed: this.listed(),
          fix: 'choose a region inside, or another policy',
        }),
      );
    }
    if (!this.allowsOperatorCountry(region.operatorCountry)) {
      problems.push(
        usageError({
          what: `the operator of region ${region.name}, ${region.operator}, is controlled from outside of what policy ${this.name} allows`,
          where,
          value: region.operatorCountry,
          allowed: [this.listed(), ...(this.exception?.countries ?? [])].join(', '),
          fix: "choose an operator inside, or state why it is in order: .allowOperators({ reason: '…' })",
        }),
      );
    }
    if (problems.length === 1) throw problems[0];
    if (problems.length > 1) throw usageError({ what: problems.map((problem) => problem.message).join('\n') });
  }

  /** What the annotation `cdk8s-breakwater/residency` says of this policy. */
  toString(): string {
    if (!this.exception) return this.name;
    return `${this.name}; operators from ${this.exception.countries?.join(', ') ?? 'anywhere'}: ${this.exception.reason}`;
  }

  private listed(): string {
    return this.allowed?.join(', ') ?? 'any country';
  }
}
