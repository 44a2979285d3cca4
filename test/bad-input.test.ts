import * as fs from 'node:fs';
import * as path from 'node:path';
import { ApiObject } from 'cdk8s';
import { App } from '../src/app';
import { Gateway } from '../src/gateway/gateway';
import { isUsageError } from '../src/manifest/errors';
import { Region } from '../src/region/region';
import type { Ledger } from '../src/release/ledger';
import { readLedger } from '../src/release/ledger-file';
import { promote } from '../src/release/promote';
import { Release } from '../src/release/release';
import type { Stack } from '../src/stack';
import { BlueGreenService } from '../src/workload/blue-green-service';
import { Memory } from '../src/workload/memory';
import { readTree, temporaryFolder } from './synthesis/file-tree';
import { makeService, makeStack, RESOURCES } from './workload/support';

const LEDGERS = path.resolve(__dirname, '../examples/reference/releases/production');

/** What the rows of the table work with. */
interface Bench {
  /** An app that writes to the folder that holds the last good output. */
  readonly app: App;
  /** The folder of that output. */
  readonly outdir: string;
  /** The folder of the ledgers. */
  readonly releases: string;
  /** A stack of that app, with ledgers. */
  readonly stack: () => Stack;
  /** A service with a ledger. */
  readonly payment: (stack: Stack) => BlueGreenService;
}

/** Name, what makes the mistake, the words of its message in their order, and what is arranged before. */
type Row = [name: string, words: string[], mistake: (bench: Bench) => unknown, arrange?: (bench: Bench) => void];

const props = (given: object): any => ({ port: 9376, resources: RESOURCES, ...given });
const rawPod = (memory: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'raw' },
  spec: { containers: [{ name: 'main', image: 'registry.example.no/raw:1', resources: { limits: { memory } } }] },
});
const ledgerFile = ({ releases }: Bench): string => path.join(releases, 'payment.json');

const ROWS: Row[] = [
  [
    'a port that is text',
    ['shop/billing: port is not valid', 'value:   "9376"', 'allowed: a whole number from 1 to 65535'],
    ({ stack }) => new BlueGreenService(stack(), 'billing', props({ port: '9376' })),
  ],
  ['no resources', ['shop/billing: resources'], ({ stack }) => new BlueGreenService(stack(), 'billing', props({ resources: undefined }))],
  [
    'a host that is a URL',
    ['shop/gateway: ', 'value:   "https://api.example.no"', 'allowed: '],
    ({ stack }) => new Gateway(stack(), 'gateway', { host: 'https://api.example.no' }),
  ],
  [
    'an unknown region',
    [
      'unknown region',
      'value:   "aws/eu-nort-1"',
      'allowed: aws/',
      'fix:     did you mean aws/eu-north-1, or describe it with Region.custom',
    ],
    () => Region.of('aws/eu-nort-1'),
  ],
  [
    'a colour that does not exist',
    ['shop/billing: there is no such colour', 'value:   "red"', 'allowed: blue or green'],
    ({ app }) => makeService({ image: 'registry.example.no/billing:1', live: 'red' as any }, makeStack({}, app), 'billing'),
  ],
  [
    'two services of one name',
    [
      'shop/billing: Service production/payment-service is made by shop/payment already',
      'fix:     give one of the two services another serviceName',
    ],
    ({ stack, payment }) =>
      new BlueGreenService(payment(stack()).node.scope as Stack, 'billing', props({ serviceName: 'payment-service' })),
  ],
  [
    'a port out of range',
    ['shop/billing: port is not valid', 'value:   70000', 'allowed: a whole number from 1 to 65535'],
    ({ stack }) => new BlueGreenService(stack(), 'billing', props({ port: 70000 })),
  ],
  [
    'memory of 512mb',
    ['an amount of memory is not valid', 'value:   "512mb"', 'allowed: at least 1Mi', 'fix:     did you mean 512Mi or 512M'],
    () => Memory.parse('512mb'),
  ],
  [
    'memory of 512mb in an object of another library',
    [
      'nothing was written',
      'Pod production/raw  shop/raw',
      'spec.containers[0].resources.limits[memory]: ',
      'value:   "512mb"',
      'allowed: ',
      '1 error',
    ],
    ({ app, stack, payment }) => {
      new ApiObject(payment(stack()).node.scope as Stack, 'raw', rawPod('512mb'));
      app.synth();
    },
  ],
  [
    'an empty stack',
    ['nothing was written', 'shop', 'the stack is empty: nothing would run in it; add a service, or remove the stack', '1 error'],
    ({ app, stack }) => {
      stack();
      app.synth();
    },
  ],
  [
    'an output folder below a file',
    ['the output folder cannot be written', 'value: ', 'allowed: a folder that exists and is writable', 'fix:     choose another folder'],
    ({ outdir }) => {
      const app = new App({ outdir: path.join(outdir, 'shop.k8s.yaml', 'dist') });
      makeService({}, makeStack({}, app));
      app.synth();
    },
  ],
  [
    'an output folder that is a file',
    ['the output folder cannot be written', 'fix:     choose another folder', 'the last output is as it was'],
    ({ outdir }) => {
      const app = new App({ outdir: path.join(outdir, 'shop.k8s.yaml') });
      makeService({}, makeStack({}, app));
      app.synth();
    },
  ],
  [
    'a missing ledger',
    [
      'nothing was written',
      'shop/payment',
      'service payment was never staged: it has no ledger',
      'payment.json',
      'fix:     run: breakwater stage payment --image IMAGE',
      '1 error',
    ],
    ({ app, stack, payment }) => {
      payment(stack());
      app.synth();
    },
    (bench) => fs.rmSync(ledgerFile(bench)),
  ],
  [
    'a ledger of broken JSON',
    ['payment.json:3: the ledger is not JSON: ', 'fix:     take the file back from git, or correct the line'],
    ({ app, stack, payment }) => {
      payment(stack());
      app.synth();
    },
    (bench) => fs.writeFileSync(ledgerFile(bench), '{\n  "live":\n}\n'),
  ],
  [
    'the promotion of a colour that was never staged',
    ['payment: green was never staged, so there is nothing to promote', 'fix:     run: breakwater stage payment --image IMAGE'],
    (bench) => promote(readLedger(ledgerFile(bench)) as Ledger),
    (bench) => {
      const { green, ...ledger } = JSON.parse(fs.readFileSync(ledgerFile(bench), 'utf8'));
      expect(green).toBeDefined();
      fs.writeFileSync(ledgerFile(bench), JSON.stringify(ledger));
    },
  ],
];

describe('bad input is refused in the words of the user, and nothing is lost', () => {
  let root: string;
  beforeEach(() => {
    root = temporaryFolder();
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    fs.rmSync(root, { recursive: true });
  });

  const bench = (): Bench => {
    const outdir = path.join(root, 'dist');
    const releases = path.join(root, 'releases');
    const app = new App({ outdir });
    return {
      app,
      outdir,
      releases,
      stack: () => makeStack({ release: Release.fromDirectory(releases) }, app),
      payment: (stack) => makeService({ serviceName: 'payment-service', workloadName: 'payment-app' }, stack),
    };
  };

  const good = (): void => {
    fs.cpSync(LEDGERS, path.join(root, 'releases'), { recursive: true });
    const { app, stack, payment } = bench();
    payment(stack());
    app.synth();
  };

  test('what the rows start from is good', () => {
    good();
    expect(readTree(root)['dist/shop.k8s.yaml']).toContain('name: payment-app-blue');
  });

  test.each(ROWS.map(([name, ...row]) => [name, row] as const))('%s', (_name, [words, mistake, arrange]) => {
    good();
    arrange?.(bench());
    const before = readTree(root);
    let error: Error | undefined;
    try {
      mistake(bench());
    } catch (thrown) {
      error = thrown as Error;
    }
    if (!error) throw new Error('was not refused');
    let rest = error.message;
    for (const word of words) {
      expect(rest).toContain(word);
      rest = rest.slice(rest.indexOf(word) + word.length);
    }
    expect(isUsageError(error)).toBe(true);
    expect(error.stack).not.toMatch(/^\s+at /m);
    expect(readTree(root)).toEqual(before);
  });
});
