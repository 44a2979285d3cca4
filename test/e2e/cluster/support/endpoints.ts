import { Labels } from '../../../../src/manifest/labels';
import type { Api } from './api';

const API_VERSION = 'discovery.k8s.io/v1';
const SERVICE = 'kubernetes.io/service-name';

/** How many endpoints of a Service are ready, by the colour of their pods. */
export interface ReadyEndpoints {
  readonly total: number;
  readonly byColour: Record<string, number>;
}

const isReady = (endpoint: any): boolean => endpoint.conditions?.ready === true;

/** Names of the pods behind a Service's ready endpoints. */
export async function readyPods(api: Api, namespace: string, service: string): Promise<any[]> {
  const slices = await api.list(API_VERSION, 'EndpointSlice', namespace, { [SERVICE]: service });
  const pods = new Map((await api.list('v1', 'Pod', namespace)).map((pod) => [pod.metadata.name, pod]));
  return slices.flatMap((slice) => (slice.endpoints ?? []).filter(isReady).map((e: any) => pods.get(e.targetRef.name) ?? e));
}

/** Colours of the pods behind a Service's ready endpoints, sorted, one entry a pod. */
export async function readyColours(api: Api, namespace: string, service: string): Promise<string[]> {
  return (await readyPods(api, namespace, service)).map((pod) => pod.metadata?.labels?.[Labels.TRACK] ?? 'gone').sort();
}

/**
 * Follows the EndpointSlices of a Service through every change of them and remembers the fewest ready endpoints there ever were.
 *
 * It counts from the first moment with a ready endpoint on, as a Service that was just made has none.
 */
export class EndpointMonitor {
  static async start(api: Api, namespace: string, service: string): Promise<EndpointMonitor> {
    const monitor = new EndpointMonitor();
    monitor.stopWatch = await api.watch(
      API_VERSION,
      'EndpointSlice',
      namespace,
      { [SERVICE]: service },
      (event) => monitor.take(event.type, event.object),
      (reason) => {
        monitor.broken = reason;
      },
    );
    return monitor;
  }

  /** Ready endpoints after every change, equal neighbours joined. */
  readonly history: ReadyEndpoints[] = [];
  private readonly slices = new Map<string, any>();
  private broken?: string;
  private stopWatch: () => void = () => {};

  private take(type: string, slice: any): void {
    if (type === 'BOOKMARK') return;
    if (type === 'ERROR') {
      this.broken = slice.message;
      return;
    }
    if (type === 'DELETED') this.slices.delete(slice.metadata.name);
    else this.slices.set(slice.metadata.name, slice);
    const now = this.count();
    if (now.total > 0 || this.history.length > 0) {
      if (JSON.stringify(now) !== JSON.stringify(this.history.at(-1))) this.history.push(now);
    }
  }

  private count(): ReadyEndpoints {
    const ready = [...this.slices.values()].flatMap((slice) => (slice.endpoints ?? []).filter(isReady));
    const byColour: Record<string, number> = {};
    for (const endpoint of ready) {
      // Pods carry their Deployment's name, NAME-COLOUR, in front of two generated parts.
      const colour = /-(blue|green)-[^-]+-[^-]+$/.exec(endpoint.targetRef?.name ?? '')?.[1] ?? 'other';
      byColour[colour] = (byColour[colour] ?? 0) + 1;
    }
    return { total: ready.length, byColour };
  }

  /** The fewest ready endpoints since the first one. */
  get fewest(): number {
    this.check();
    return Math.min(...this.history.map((h) => h.total));
  }

  /** Colours that served, in the order in which each came to. */
  get colours(): string[] {
    const seen: string[] = [];
    for (const { byColour } of this.history) {
      const now = Object.keys(byColour).sort().join('+');
      if (now && now !== seen.at(-1)) seen.push(now);
    }
    return seen;
  }

  private check(): void {
    if (this.broken) throw new Error(`the watch of the endpoints ended: ${this.broken}`);
    if (this.history.length === 0) throw new Error('the Service never had a ready endpoint');
  }

  stop(): void {
    this.stopWatch();
  }
}
