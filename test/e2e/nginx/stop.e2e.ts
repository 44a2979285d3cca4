import { addresses, Bench } from './support/bench';
import { ask } from './support/client';
import { until } from './support/wait';

const HOST = 'api.example.no';

test('a gateway that is told to stop answers what it has taken, and takes nothing more', async () => {
  const bench = await Bench.create();
  try {
    const { service, pods } = await bench.service('payment', addresses(20, 1));
    const nginx = await bench.run({ host: HOST }, (gateway) => gateway.addRoute('/', service));
    pods[0].holding = true;
    const get = () => ask(nginx.ports.http, '/', { headers: { host: HOST } });
    const answers = [get(), get(), get()];
    await until('the requests have arrived', () => (pods[0].held.length === 3 ? true : undefined));
    const stopped = nginx.stop('SIGQUIT');
    // All listeners close together; a request to the backend itself would wait with the others.
    const refused = () =>
      nginx.status('/live').then(
        () => undefined,
        () => true,
      );
    await until('no more is taken', refused);
    pods[0].release();
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200, 200]);
    await stopped;
  } finally {
    await bench.stop();
  }
});
