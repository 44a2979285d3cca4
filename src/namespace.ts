/** Options of a namespace that the program makes. */
export interface ManagedNamespaceProps {
  /**
   * Further labels.
   * @default - none
   */
  readonly labels?: Record<string, string>;
  /**
   * Further annotations.
   * @default - none
   */
  readonly annotations?: Record<string, string>;
  /**
   * Version of the Pod Security Standards to hold pods to, for example `v1.35` or `latest`.
   * @default - the Kubernetes version of the stack
   */
  readonly podSecurityVersion?: string;
}

/** The namespace of a stack: made by the program, or one that exists. */
export class Namespace {
  /**
   * A namespace that this stack makes. It is protected from pruning, enforces the restricted Pod Security Standard,
   * and lets no pod talk to anything but DNS unless another policy says so.
   *
   * An app makes a namespace once; further stacks in it use `Namespace.existing`.
   */
  static managed(name: string, props: ManagedNamespaceProps = {}): Namespace {
    return new Namespace(name, true, props);
  }

  /** A namespace that exists. Nothing is added that would concern pods of others in it. */
  static existing(name: string): Namespace {
    return new Namespace(name, false, {});
  }

  private constructor(
    /** Name of the namespace. */
    readonly name: string,
    /** Whether this program makes the namespace. */
    readonly isManaged: boolean,
    /** @internal */
    readonly _props: ManagedNamespaceProps,
  ) {}
}
