import { createSocket, type Socket } from 'node:dgram';
import type { AddressInfo } from 'node:net';

/** How a name is answered: with addresses, with an error, or not at all. */
export type Answer = readonly string[] | 'nxdomain' | 'servfail' | 'silence';

const CODES = { nxdomain: 3, servfail: 2 } as const;
const TYPE_A = 1;

/** A DNS server on loopback that plays the cluster's: it knows address records of headless Services. */
export class DnsServer {
  static async start(): Promise<DnsServer> {
    const socket = createSocket('udp4');
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    return new DnsServer(socket);
  }

  private readonly names = new Map<string, Answer>();
  /** Questions so far, by name. */
  readonly asked = new Map<string, number>();

  private constructor(private readonly socket: Socket) {
    socket.on('message', (message, from) => {
      const reply = this.reply(message);
      if (reply) socket.send(reply, from.port, from.address);
    });
  }

  get port(): number {
    return (this.socket.address() as AddressInfo).port;
  }

  /** From now on a name is answered like this. Names that were never set do not exist. */
  set(name: string, answer: Answer): void {
    this.names.set(name.toLowerCase(), answer);
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.socket.close(() => resolve()));
  }

  private reply(query: Buffer): Buffer | undefined {
    const { name, type, end } = readQuestion(query);
    this.asked.set(name, (this.asked.get(name) ?? 0) + 1);
    const answer = this.names.get(name) ?? 'nxdomain';
    if (answer === 'silence') return undefined;
    const addresses = typeof answer === 'string' || type !== TYPE_A ? [] : answer;
    const header = Buffer.alloc(12);
    query.copy(header, 0, 0, 2);
    // A response with authority, recursion as desired and available.
    header.writeUInt16BE(0x8580 | (typeof answer === 'string' ? CODES[answer] : 0), 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(addresses.length, 6);
    return Buffer.concat([header, query.subarray(12, end), ...addresses.map(record)]);
  }
}

function readQuestion(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  while (query[at] !== 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + query[at]));
    at += 1 + query[at];
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

/** An address record for the name in the question, which lives for 30 seconds as CoreDNS has it. */
function record(address: string): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt16BE(0xc00c, 0);
  bytes.writeUInt16BE(TYPE_A, 2);
  bytes.writeUInt16BE(1, 4);
  bytes.writeUInt32BE(30, 6);
  bytes.writeUInt16BE(4, 10);
  for (const [i, part] of address.split('.').entries()) bytes[12 + i] = Number(part);
  return bytes;
}
