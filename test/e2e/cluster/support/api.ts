import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import type { Manifest } from '../../../../src/manifest/manifest';

/** Name under which the tests apply, as a GitOps controller would under its own. */
export const FIELD_MANAGER = 'e2e';

/** What the API server answered. */
export interface Answer {
  readonly code: number;
  readonly body: any;
  /** Texts of the warnings that came with the answer. */
  readonly warnings: string[];
}

interface Kind {
  readonly path: string;
  readonly namespaced: boolean;
}

/** A change that a watch saw. */
export interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: any;
}

/** A small client of the Kubernetes API. */
export class Api {
  private readonly agent: Agent;
  private readonly watches = new Set<IncomingMessage>();
  private readonly kinds = new Map<string, Promise<Map<string, Kind>>>();

  constructor(
    private readonly url: string,
    private readonly token: string,
    private readonly authority: string,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: 16, ca: authority });
  }

  close(): void {
    for (const watch of this.watches) watch.destroy();
    this.agent.destroy();
  }

  async call(method: string, path: string, body?: unknown, contentType = 'application/json'): Promise<Answer> {
    for (let tries = 0; ; tries++) {
      const answer = await this.once(method, path, body === undefined ? undefined : JSON.stringify(body), contentType);
      // The server asks to come back later while it is busy; it did nothing.
      if (answer.code !== 429 || tries === 10 || path.endsWith('/eviction')) return answer;
      await new Promise((resolve) => setTimeout(resolve, 200 * (tries + 1)));
    }
  }

  private once(method: string, path: string, body: string | undefined, contentType: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const headers: Record<string, string | number> = { Authorization: `Bearer ${this.token}`, Accept: 'application/json' };
      if (body !== undefined) {
        headers['Content-Type'] = contentType;
        headers['Content-Length'] = Buffer.byteLength(body);
      }
      const req = request(this.url + path, { method, headers, agent: this.agent }, (res) => {
        const parts: Buffer[] = [];
        res.on('data', (part) => parts.push(part));
        res.on('error', reject);
        res.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          const isJson = (res.headers['content-type'] ?? '').includes('json');
          resolve({ code: res.statusCode ?? 0, body: isJson ? JSON.parse(text) : text, warnings: parseWarnings(res.headers.warning) });
        });
      });
      req.on('error', reject);
      req.end(body);
    });
  }

  /** Path of an object, or of all objects of its kind in its namespace when it has no name. */
  async pathOf(manifest: Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>): Promise<string> {
    const { apiVersion, kind, metadata } = manifest;
    const group = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    if (!this.kinds.has(group)) this.kinds.set(group, this.discover(group));
    const found = (await this.kinds.get(group)!).get(kind);
    if (!found) throw new Error(`the API server knows no ${kind} in ${apiVersion}`);
    const scope = found.namespaced && metadata?.namespace ? `/namespaces/${metadata.namespace}` : '';
    if (found.namespaced && metadata?.name && !scope) throw new Error(`${kind} ${metadata.name} has no namespace`);
    return `${group}${scope}/${found.path}${metadata?.name ? `/${metadata.name}` : ''}`;
  }

  private async discover(group: string): Promise<Map<string, Kind>> {
    const { code, body } = await this.call('GET', group);
    if (code !== 200) throw new Error(`no API ${group}: ${code}`);
    const whole = body.resources.filter((r: any) => !r.name.includes('/'));
    return new Map(whole.map((r: any) => [r.kind, { path: r.name, namespaced: r.namespaced }]));
  }

  /** Server-side apply with strict field validation: an unknown or repeated field is refused, not dropped. */
  async tryApply(manifest: Manifest): Promise<Answer> {
    const path = await this.pathOf(manifest);
    return this.call(
      'PATCH',
      `${path}?fieldManager=${FIELD_MANAGER}&fieldValidation=Strict&force=true`,
      manifest,
      'application/apply-patch+yaml',
    );
  }

  /** Like tryApply, but throws unless the object was accepted without a warning. */
  async apply(manifest: Manifest): Promise<any> {
    const answer = await this.tryApply(manifest);
    const name = `${manifest.kind} ${manifest.metadata?.namespace ?? ''}/${manifest.metadata?.name}`;
    if (answer.code >= 300) throw new Error(`${name} was refused (${answer.code}): ${answer.body.message ?? answer.body}`);
    if (answer.warnings.length > 0) throw new Error(`${name} drew warnings: ${answer.warnings.join('; ')}`);
    return answer.body;
  }

  /** Applies all, namespaces first, as every applier does. */
  async applyAll(manifests: readonly Manifest[]): Promise<void> {
    for (const m of manifests.filter((x) => x.kind === 'Namespace')) await this.apply(m);
    for (const m of manifests.filter((x) => x.kind !== 'Namespace')) await this.apply(m);
  }

  /** An object as it stands, or undefined. */
  async find(apiVersion: string, kind: string, namespace: string | undefined, name: string): Promise<any | undefined> {
    const { code, body } = await this.call('GET', await this.pathOf({ apiVersion, kind, metadata: { namespace, name } }));
    if (code === 404) return undefined;
    if (code !== 200) throw new Error(`${kind} ${name}: ${code} ${body.message ?? body}`);
    return body;
  }

  /** An object as it stands. */
  async get(apiVersion: string, kind: string, namespace: string | undefined, name: string): Promise<any> {
    const found = await this.find(apiVersion, kind, namespace, name);
    if (!found) throw new Error(`no ${kind} ${namespace ?? ''}/${name}`);
    return found;
  }

  /** All objects of a kind in a namespace, or in the cluster, that carry the labels. */
  async list(apiVersion: string, kind: string, namespace?: string, labels: Record<string, string> = {}): Promise<any[]> {
    const { body } = await this.listing(apiVersion, kind, namespace, labels);
    return body.items;
  }

  private async listing(apiVersion: string, kind: string, namespace: string | undefined, labels: Record<string, string>) {
    const path = `${await this.pathOf({ apiVersion, kind, metadata: { namespace } })}?labelSelector=${selector(labels)}`;
    const answer = await this.call('GET', path);
    if (answer.code !== 200) throw new Error(`list of ${kind}: ${answer.code} ${answer.body.message ?? answer.body}`);
    return { path, body: answer.body };
  }

  /**
   * Calls back for every object of a kind with these labels, as it stands and then at each change in the order in which they
   * happened, until the returned function is called. The server sends every change, so no short-lived state is missed.
   */
  async watch(
    apiVersion: string,
    kind: string,
    namespace: string,
    labels: Record<string, string>,
    onEvent: (event: WatchEvent) => void,
    onEnd: (reason: string) => void,
  ): Promise<() => void> {
    const { path, body } = await this.listing(apiVersion, kind, namespace, labels);
    for (const object of body.items) onEvent({ type: 'ADDED', object });
    const url = `${this.url}${path}&watch=true&resourceVersion=${body.metadata.resourceVersion}&timeoutSeconds=3600`;
    let stopped = false;
    const end = (reason: string) => {
      if (!stopped) onEnd(reason);
    };
    return new Promise((resolve, reject) => {
      const headers = { Authorization: `Bearer ${this.token}`, Accept: 'application/json' };
      const req = request(url, { headers, agent: false, ca: this.authority }, (res) => {
        if (res.statusCode !== 200) reject(new Error(`watch of ${kind}: ${res.statusCode}`));
        this.watches.add(res);
        let rest = '';
        res.setEncoding('utf8');
        res.on('data', (text: string) => {
          const lines = (rest + text).split('\n');
          rest = lines.pop()!;
          for (const line of lines) onEvent(JSON.parse(line));
        });
        res.on('error', (error) => end(error.message));
        res.on('close', () => end('closed'));
        resolve(() => {
          stopped = true;
          this.watches.delete(res);
          res.destroy();
        });
      });
      req.on('error', (error) => (stopped ? undefined : reject(error)));
      req.end();
    });
  }

  /** Deletes all objects of a kind in a namespace, and does not wait for their end. */
  async deleteAll(apiVersion: string, kind: string, namespace: string): Promise<void> {
    const { code, body } = await this.call('DELETE', await this.pathOf({ apiVersion, kind, metadata: { namespace } }));
    if (code >= 300) throw new Error(`the ${kind}s of ${namespace} were not deleted: ${code} ${body.message ?? body}`);
  }
}

const selector = (labels: Record<string, string>): string =>
  encodeURIComponent(
    Object.entries(labels)
      .map(([key, value]) => `${key}=${value}`)
      .join(','),
  );

/** The header holds `299 - "text"`, several joined by commas; quotes inside of a text are escaped. */
function parseWarnings(header: string | undefined): string[] {
  return [...(header ?? '').matchAll(/\d{3} \S+ "((?:[^"\\]|\\.)*)"/g)].map((m) => m[1].replace(/\\(.)/g, '$1'));
}
