import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { contentHash } from '../manifest/hash';
import { Annotations, Labels } from '../manifest/labels';

/** What a configuration map gets its content from, at the last moment. */
export interface ConfigurationSource {
  /** Files by name. */
  files(): Record<string, string>;
  /** How rate limits were divided, where there are any. */
  rateLimits(): string | undefined;
}

/**
 * An immutable ConfigMap named by the hash of its content. A change makes a new one, and with it new pods; old pods keep theirs.
 *
 * The content grows while the program adds routes, and the name with it, so both are read when they are needed: the name of
 * this object changes until then.
 */
export class ConfigurationMap extends Construct {
  private readonly source: ConfigurationSource;
  private readonly prefix: string;

  constructor(scope: Construct, id: string, name: string, source: ConfigurationSource) {
    super(scope, id);
    this.prefix = `${name}-config`;
    this.source = source;
    const object = new ApiObject(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: this.prefix,
        labels: { [Labels.NAME]: name },
        annotations: { ...KEEP, [Annotations.RATE_LIMITS]: Lazy.any({ produce: () => source.rateLimits() }) },
      },
      immutable: true,
      data: Lazy.any({ produce: () => source.files() }),
    });
    // A Lazy in place of the name would end up in file names as `[object Object]`.
    const current = { get: () => this.name, enumerable: true, configurable: true };
    Object.defineProperty(object, 'name', current);
    Object.defineProperty(object.metadata, 'name', current);
  }

  /** Name of the object, for the content as it is now. */
  get name(): string {
    return `${this.prefix}-${contentHash(this.source.files())}`;
  }
}

/** Pods of the previous configuration may start again until the last of them is gone, so their ConfigMap stays. */
const KEEP = {
  [Annotations.ARGO_SYNC_OPTIONS]: 'PruneLast=true',
  [Annotations.FLUX_PRUNE]: 'disabled',
};
