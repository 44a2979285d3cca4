import { usageError } from '../manifest/errors';
import { Cpu } from './cpu';
import { Memory } from './memory';

export { Cpu, Memory };

/** Resources whose requests equal their limits. */
export interface GuaranteedProps {
  /** Processor time that is reserved and not exceeded. */
  readonly cpu: Cpu;
  /** Memory that is reserved and not exceeded. */
  readonly memory: Memory;
}

/** Resources whose limits may lie above their requests. */
export interface BurstableProps {
  /** Processor time that is reserved. */
  readonly cpuRequest: Cpu;
  /** Processor time that is not exceeded: beyond it the container is slowed down. */
  readonly cpuLimit: Cpu;
  /** Memory that is reserved. */
  readonly memoryRequest: Memory;
  /** Memory that is not exceeded: beyond it the container is killed. */
  readonly memoryLimit: Memory;
}

/** What a container reserves, and what it may use at most. */
export class Resources {
  /** Requests equal limits. Such pods are the last to be evicted from a node that runs short of memory. */
  static guaranteed(props: GuaranteedProps): Resources {
    const { cpu, memory } = props ?? {};
    if (!(cpu instanceof Cpu) || !(memory instanceof Memory))
      throw missing('Resources.guaranteed({ cpu: Cpu.millis(500), memory: Memory.mebibytes(512) })');
    return new Resources({ cpuRequest: cpu, cpuLimit: cpu, memoryRequest: memory, memoryLimit: memory });
  }

  /**
   * Limits above requests.
   *
   * @throws when a request is above its limit
   */
  static burstable(props: BurstableProps): Resources {
    const { cpuRequest, cpuLimit, memoryRequest, memoryLimit } = props ?? {};
    const cpus = [cpuRequest, cpuLimit].every((cpu) => cpu instanceof Cpu);
    if (!cpus || ![memoryRequest, memoryLimit].every((memory) => memory instanceof Memory)) {
      throw missing('Resources.burstable({ cpuRequest, cpuLimit, memoryRequest, memoryLimit })');
    }
    if (cpuRequest.milliCores > cpuLimit.milliCores) throw aboveLimit('cpu', cpuRequest, cpuLimit);
    if (memoryRequest.bytes > memoryLimit.bytes) throw aboveLimit('memory', memoryRequest, memoryLimit);
    return new Resources(props);
  }

  /** Processor time that is reserved. */
  readonly cpuRequest: Cpu;
  /** Processor time that is not exceeded. */
  readonly cpuLimit: Cpu;
  /** Memory that is reserved. */
  readonly memoryRequest: Memory;
  /** Memory that is not exceeded. */
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

function aboveLimit(resource: string, request: object, limit: object): Error {
  return usageError({ what: `the ${resource} request is above its limit`, value: `${request}`, allowed: `at most the limit, ${limit}` });
}

function missing(example: string): Error {
  return usageError({ what: 'amounts of cpu and memory are both needed, requests and limits', fix: `write ${example}` });
}
