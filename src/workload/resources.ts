import { usageError } from '../manifest/errors';

/** An amount of processor time. */
export class Cpu {
  /** Thousandths of a core. */
  static millis(amount: number): Cpu {
    return new Cpu(amount);
  }
  /** Cores. */
  static units(amount: number): Cpu {
    return new Cpu(amount * 1000);
  }
  private constructor(
    /** Thousandths of a core. */
    readonly milliCores: number,
  ) {}
  /** The amount as Kubernetes writes it. */
  toString(): string {
    return this.milliCores % 1000 === 0 ? `${this.milliCores / 1000}` : `${this.milliCores}m`;
  }
}

/** An amount of memory. */
export class Memory {
  /** Mebibytes (1,048,576 bytes). */
  static mebibytes(amount: number): Memory {
    return new Memory(amount * 2 ** 20);
  }
  /** Gibibytes (1,073,741,824 bytes). */
  static gibibytes(amount: number): Memory {
    return new Memory(amount * 2 ** 30);
  }
  private constructor(readonly bytes: number) {}
  /** The amount as Kubernetes writes it. */
  toString(): string {
    for (const [unit, size] of [
      ['Gi', 2 ** 30],
      ['Mi', 2 ** 20],
      ['Ki', 2 ** 10],
    ] as const) {
      if (this.bytes % size === 0) return `${this.bytes / size}${unit}`;
    }
    return String(this.bytes);
  }
}

/** Requests equal limits. */
export interface GuaranteedProps {
  readonly cpu: Cpu;
  readonly memory: Memory;
}

/** Limits above requests. */
export interface BurstableProps {
  readonly cpuRequest: Cpu;
  readonly cpuLimit: Cpu;
  readonly memoryRequest: Memory;
  readonly memoryLimit: Memory;
}

/** What a container asks for and may use at most. */
export class Resources {
  /** Requests equal limits: the pod is evicted last. */
  static guaranteed(props: GuaranteedProps): Resources {
    return new Resources({ cpuRequest: props.cpu, cpuLimit: props.cpu, memoryRequest: props.memory, memoryLimit: props.memory });
  }
  /** Limits above requests. */
  static burstable(props: BurstableProps): Resources {
    if (props.cpuRequest.milliCores > props.cpuLimit.milliCores) throw usageError({ what: 'the cpu request is above its limit' });
    return new Resources(props);
  }
  readonly cpuRequest: Cpu;
  readonly cpuLimit: Cpu;
  readonly memoryRequest: Memory;
  readonly memoryLimit: Memory;
  private constructor(props: BurstableProps) {
    this.cpuRequest = props.cpuRequest;
    this.cpuLimit = props.cpuLimit;
    this.memoryRequest = props.memoryRequest;
    this.memoryLimit = props.memoryLimit;
  }
  /** @internal */
  _toKube(): { requests: Record<string, string>; limits: Record<string, string> } {
    return {
      requests: { cpu: `${this.cpuRequest}`, memory: `${this.memoryRequest}` },
      limits: { cpu: `${this.cpuLimit}`, memory: `${this.memoryLimit}` },
    };
  }
}
