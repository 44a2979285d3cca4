import { createServer } from 'node:net';

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/**
 * The first of three free ports in a row. It starts at a random place, so that two runs on one machine rarely try the same, and
 * stays below the range from which systems give ports to outgoing connections.
 */
export async function freeBasePort(): Promise<number> {
  if (process.env.BASE_PORT) return Number(process.env.BASE_PORT);
  for (let tries = 0; tries < 100; tries++) {
    const base = 20_000 + 4 * Math.floor(Math.random() * 2_500);
    const free = await Promise.all([base, base + 1, base + 2].map(isFree));
    if (free.every(Boolean)) return base;
  }
  throw new Error('no three free ports in a row between 20000 and 30000');
}
