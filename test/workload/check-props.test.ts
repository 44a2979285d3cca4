import { checkProps } from '../../src/workload/check-props';
import { RESOURCES } from './support';

const check = (change: object): void => checkProps({ port: 9376, resources: RESOURCES, ...change }, 'shop/payment');

test('a port may be metrics port and main port at once', () => expect(() => check({ metrics: { port: 9376 } })).not.toThrow());

test.each([
  [{ port: '80' }, 'shop/payment: port is not valid'],
  [{ resources: null }, 'resources is missing'],
  [{ metrics: { port: 9100, scraperNamespace: 'Monitoring' } }, 'metrics.scraperNamespace is not valid'],
  [{ secretVariables: { A: { secret: 'Db', key: 'x' } } }, 'a secret of secretVariables is not valid'],
  [
    {
      ports: [
        { name: 'a', port: 1 },
        { name: 'a', port: 2 },
      ],
    },
    'ports[1].name and ports[0].name are the same',
  ],
  [{ secretVariables: { A: { secret: 'db', key: 'a b' } } }, 'a key of secretVariables is not valid'],
  [{ imagePullSecrets: 'registry' }, 'imagePullSecrets is not valid'],
  [{ command: 'run' }, 'command is not valid'],
  [{ containers: {} }, 'containers is not valid'],
  [{ config: 5 }, 'config is not valid'],
  [{ variables: { LEVEL: 'info' } }, 'variables.LEVEL is not valid\n  value:   "info"\n  allowed: a value of kplus'],
  [{ variables: { LEVEL: undefined } }, 'variables.LEVEL is not valid'],
  [{ tmpSize: '64Mi' }, 'tmpSize is not valid'],
  [{ ports: [{ name: '1', port: 1 }] }, 'with at least one letter'],
  [{ ports: [{ name: 'a--b', port: 1 }] }, 'ports[0].name is not valid'],
])('%j is refused', (change, message) => expect(() => check(change)).toThrow(message));
