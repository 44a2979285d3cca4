/** Metadata of a Kubernetes object, as far as this project reads it. */
export interface ManifestMetadata {
  name?: string;
  namespace?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  [field: string]: unknown;
}

/** A Kubernetes object as plain data, the way it stands in YAML. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata?: ManifestMetadata;
  [field: string]: any;
}

/** Where a manifest came from: a construct of a program, or a document of a file. */
export interface Origin {
  /** Path of the construct in the program's tree. */
  readonly constructPath?: string;
  /** File that holds the document. */
  readonly file?: string;
  /** Line of the file on which the document starts, from 1. */
  readonly line?: number;
}

/** A field that a construct's mapper did not let through. */
export interface LostField {
  /** JSON pointer (RFC 6901) of the field in the manifest. */
  readonly pointer: string;
  readonly value: unknown;
}

/** A manifest as rendered, with all that validation may know of it. */
export interface RenderedManifest {
  readonly manifest: Manifest;
  readonly origin: Origin;
  /** Fields that the output lacks though the program set them. */
  readonly lost: readonly LostField[];
  /**
   * Whether the object belongs to a stack, where rules about how objects fit together are errors.
   * Elsewhere they are warnings, as a plain chart may be one part of what runs.
   */
  readonly enforced: boolean;
  /** Kubernetes version of the target cluster, for example `1.35`. */
  readonly kubernetesVersion?: string;
}
