import { type ClientRequest, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage, type RequestOptions } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { request as httpsRequest } from 'node:https';

/** An answer as a client sees it. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request of a client. */
export interface Asked extends RequestOptions {
  readonly body?: string;
  /** Server name in the handshake; for HTTPS. */
  readonly servername?: string;
}

/** Asks by HTTP/1.1. */
export function ask(port: number, path: string, options: Asked = {}): Promise<Answer> {
  return finish(httpRequest({ host: '127.0.0.1', port, path, agent: false, timeout: 20_000, ...options }), options.body);
}

/** Asks by HTTP/1.1 over TLS. Certificates of tests are signed by nobody, so they are not verified. */
export function askTls(port: number, path: string, options: Asked = {}): Promise<Answer> {
  const { servername } = options;
  return finish(
    httpsRequest({
      host: '127.0.0.1',
      port,
      path,
      agent: false,
      timeout: 20_000,
      rejectUnauthorized: false,
      ...options,
      headers: { host: servername, ...options.headers },
    } as RequestOptions),
    options.body,
  );
}

/** Asks by HTTP/2 over TLS, several paths on one connection. */
export async function askHttp2(
  port: number,
  servername: string,
  paths: readonly string[],
): Promise<{ protocol: string; answers: Answer[] }> {
  const session = connectHttp2(`https://127.0.0.1:${port}`, { rejectUnauthorized: false, servername });
  try {
    await new Promise<void>((resolve, reject) => session.once('connect', () => resolve()).once('error', reject));
    const answers = await Promise.all(
      paths.map(
        (path) =>
          new Promise<Answer>((resolve, reject) => {
            const stream = session.request({ ':path': path, ':authority': servername });
            let headers: Record<string, unknown> = {};
            let body = '';
            stream.setEncoding('utf8');
            stream.on('response', (received) => {
              headers = received;
            });
            stream.on('data', (chunk: string) => {
              body += chunk;
            });
            stream.on('end', () => resolve({ status: Number(headers[':status']), headers: headers as IncomingHttpHeaders, body }));
            stream.on('error', reject);
          }),
      ),
    );
    return { protocol: session.alpnProtocol ?? '', answers };
  } finally {
    session.close();
  }
}

function finish(request: ClientRequest, body: string | undefined): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.on('timeout', () => request.destroy(new Error('no answer in time')));
    request.on('error', reject);
    request.on('response', (response: IncomingMessage) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      response.on('error', reject);
    });
    request.end(body);
  });
}
