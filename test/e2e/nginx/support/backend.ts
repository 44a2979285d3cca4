import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { Socket } from 'node:net';

/** A request that reached a backend. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A pod of a service: an HTTP server on a loopback address of its own, which answers with its name. */
export class Backend {
  static async start(name: string, address: string, port: number): Promise<Backend> {
    const backend = new Backend(name, address);
    await new Promise<void>((resolve, reject) => {
      backend.server.once('error', reject);
      backend.server.listen(port, address, resolve);
    });
    return backend;
  }

  readonly requests: Received[] = [];
  /** Connections so far. */
  connections = 0;
  /** Requests that are waiting for `release`. */
  readonly held: (() => void)[] = [];
  /** Whether requests wait for `release`. */
  holding = false;
  /** Status of the answers. */
  status = 200;
  /** Further headers of the answers. */
  headers: Record<string, string> = {};

  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  private constructor(
    readonly name: string,
    readonly address: string,
  ) {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        this.requests.push({ method, url, headers, body: Buffer.concat(chunks).toString(), at: Date.now() });
        const head = () => ({ 'content-type': 'text/plain', 'x-request-id': 'of the backend', ...this.headers });
        const answer = () => response.writeHead(this.status, head()).end(name);
        if (this.holding) this.held.push(answer);
        else answer();
      });
    });
    // Longer than nginx keeps idle connections, as backends should have it.
    this.server.keepAliveTimeout = 120_000;
    this.server.on('connection', (socket) => {
      this.connections++;
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
  }

  /** The last request. */
  get last(): Received {
    return this.requests[this.requests.length - 1];
  }

  /** Answers all requests that wait. */
  release(): void {
    for (const answer of this.held.splice(0)) answer();
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
