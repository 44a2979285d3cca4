import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { extraContainers } from '../../src/workload/extra-containers';

const PROXY: kplus.ContainerProps = {
  name: 'proxy',
  image: 'registry.example.no/proxy:1',
  resources: { cpu: { limit: kplus.Cpu.millis(100) }, memory: { limit: Size.mebibytes(64) } },
};

test('images are not pulled anew at each start, unless the program says so', () => {
  const always = kplus.ImagePullPolicy.ALWAYS;
  expect(extraContainers('containers', [PROXY, { ...PROXY, imagePullPolicy: always }], 'x').map((c) => c.imagePullPolicy)).toEqual([
    'IfNotPresent',
    'Always',
  ]);
});

test.each([
  [{ name: undefined }, 'containers[0].name is not valid'],
  [{ name: 'Proxy' }, 'containers[0].name is not valid'],
  [{ image: 'proxy:latest' }, 'shop/payment, containers[0]: the tag latest'],
  [{ resources: undefined }, 'containers[0] has no limits'],
  [{ resources: { cpu: { limit: kplus.Cpu.millis(1) } } }, 'containers[0] has no limits'],
])('%# is refused', (change, message) =>
  expect(() => extraContainers('containers', [{ ...PROXY, ...change }], 'shop/payment')).toThrow(message),
);
