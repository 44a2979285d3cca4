import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, JsonPatch, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Namespace } from '../../src/namespace';
import { Colour } from '../../src/release/colour';
import type { Ledger } from '../../src/release/ledger';
import { printLedger } from '../../src/release/ledger-file';
import { Release } from '../../src/release/release';
import { captures, resetCaptures } from '../../src/release/staging';
import type { BlueGreenServiceProps } from '../../src/workload/blue-green-service-props';
import { Cpu } from '../../src/workload/cpu';
import { Memory } from '../../src/workload/memory';
import { Resources } from '../../src/workload/resources';
import { find, IMAGE, main, makeService, makeStack, names } from './support';

const NEXT = 'registry.example.no/payment:1.2.5';
let folder: string;
let runs = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'colours-'));
  resetCaptures();
});
afterEach(() => {
  delete process.env.BREAKWATER_CONTROL;
  rmSync(folder, { recursive: true });
});

const releases = (): string => join(folder, 'releases');
const writeLedger = (ledger: Ledger): void => {
  mkdirSync(releases(), { recursive: true });
  writeFileSync(join(releases(), `${ledger.service}.json`), printLedger(ledger));
};
const program = (props: Partial<BlueGreenServiceProps> = {}): any[] => {
  const stack = makeStack({ release: Release.fromDirectory(releases()) });
  const service = makeService({ replicas: 3, ...props }, stack);
  service.addCall(makeService({}, stack, 'ledger'));
  return stack.toJson();
};
/** A run of `breakwater stage`, and the ledger that the command line would make of it. */
function stage(image: string, ledger?: Ledger, props: Partial<BlueGreenServiceProps> = {}, service = 'payment', more: object = {}): Ledger {
  const control = join(folder, `control-${runs++}.json`);
  writeFileSync(control, JSON.stringify({ report: join(folder, 'report.jsonl'), write: false, stage: { service, image, ...more } }));
  process.env.BREAKWATER_CONTROL = control;
  program(props);
  delete process.env.BREAKWATER_CONTROL;
  const made = captures().find((c) => c.service === service)!;
  expect(made.first).toBe(ledger === undefined);
  return { schemaVersion: 1, service, live: made.colour, ...ledger, [made.colour]: made.staged } as Ledger;
}

/** Both services staged once, so that a normal synth works. */
function firstStages(): Ledger {
  const ledger = stage(IMAGE);
  writeLedger(stage('registry.example.no/ledger:1', undefined, {}, 'ledger'));
  resetCaptures();
  writeLedger(ledger);
  return ledger;
}

describe('without a ledger', () => {
  test('a missing ledger is reported for every service at once, and names the command', () => {
    expect(program).toThrow(
      /\[shop\/payment\] service payment was never staged[\s\S]*breakwater stage payment[\s\S]*breakwater stage ledger/,
    );
  });

  test('the first stage fills blue, which is live at once', () => {
    const ledger = stage(IMAGE);
    expect(ledger.live).toBe('blue');
    expect(ledger.blue).toMatchObject({ image: IMAGE, version: '1.2.4', replicas: 3, config: {} });
    expect(ledger.green).toBeUndefined();
  });

  test('the command line may say version and number of pods', () => {
    expect(stage(IMAGE, undefined, {}, 'payment', { version: 'summer', replicas: 5 }).blue).toMatchObject({
      version: 'summer',
      replicas: 5,
    });
  });

  test('a ledger and props that both say what runs are refused', () => {
    const stack = makeStack({ release: Release.fromDirectory(releases()) });
    expect(() => makeService({ image: IMAGE, live: Colour.BLUE }, stack)).toThrow(
      /shop\/payment: image, live and the ledger of the stack both say what runs|image, live/,
    );
  });
});

describe('with a ledger', () => {
  test('a colour that was never staged has nothing but its preview Service', () => {
    firstStages();
    const objects = program();
    expect(names(objects).filter((name) => name.includes('green'))).toEqual([]);
    expect(find(objects, 'Service', 'payment-preview').spec.selector['cdk8s-breakwater/track']).toBe('green');
    expect(find(objects, 'Service', 'payment').spec.selector['cdk8s-breakwater/track']).toBe('blue');
  });

  test('the staged Deployment comes out as it was when it was staged', () => {
    const ledger = firstStages();
    const deployment = find(program(), 'Deployment', 'payment-blue');
    const { replicas, selector, ...spec } = deployment.spec;
    expect(spec).toEqual(ledger.blue?.deployment.spec);
    expect(deployment.metadata.annotations).toEqual(ledger.blue?.deployment.annotations);
    expect(replicas).toBe(3);
    expect(selector.matchLabels).toEqual({ 'app.kubernetes.io/name': 'payment', 'cdk8s-breakwater/track': 'blue' });
    expect(main([deployment]).env).toEqual([{ name: 'LEDGER_URL', value: 'http://ledger.production.svc.cluster.local:80' }]);
    expect(Object.keys(deployment.spec)).toEqual(Object.keys(deployment.spec).sort());
  });

  test('a change in the program does not reach it, whatever it is, and reaches the other colour at its stage', () => {
    const ledger = firstStages();
    const change: Partial<BlueGreenServiceProps> = {
      resources: Resources.guaranteed({ cpu: Cpu.units(2), memory: Memory.gibibytes(4) }),
      readiness: { path: '/other' },
      variables: { NEW: kplus.EnvValue.fromValue('x') },
      config: { LOG_LEVEL: 'debug' },
      replicas: 9,
      drainSeconds: 99,
      metrics: { port: 9100 },
    };
    expect(find(program(change), 'Deployment', 'payment-blue')).toEqual(find(program(), 'Deployment', 'payment-blue'));
    expect(names(program(change)).filter((name) => name.startsWith('ConfigMap'))).toEqual([]);

    writeLedger(stage(NEXT, ledger, change));
    const objects = program();
    expect(find(objects, 'Deployment', 'payment-blue')).toEqual(find(program(change), 'Deployment', 'payment-blue'));
    const green = main(objects, 'payment-green');
    expect(green).toMatchObject({
      image: NEXT,
      resources: { limits: { cpu: '2', memory: '4Gi' } },
      readinessProbe: { httpGet: { path: '/other' } },
    });
    const configMap = objects.find((o) => o.kind === 'ConfigMap');
    expect(green.envFrom).toEqual([{ configMapRef: { name: configMap.metadata.name } }]);
    expect(configMap.data).toEqual({ LOG_LEVEL: 'debug' });
    expect(find(objects, 'Deployment', 'payment-green').spec.replicas).toBe(9);
  });

  test('a stage leaves the live colour alone and captures the idle one only', () => {
    const ledger = firstStages();
    const staged = stage(NEXT, ledger);
    expect(staged.blue).toEqual(ledger.blue);
    expect(staged.live).toBe('blue');
    expect(captures().map((c) => [c.service, c.colour])).toEqual([['payment', 'green']]);
  });

  test('a port cannot change between colours, as the Services have one for both', () => {
    firstStages();
    expect(() => program({ port: 9999 })).toThrow(
      /\[shop\/payment\] blue was staged with another port[\s\S]*value: {3}9999\n {2}allowed: 9376\n {2}fix: {5}keep the port/,
    );
  });

  test('patches of the program on number of pods and selector do not reach a frozen colour', () => {
    firstStages();
    const render = (patch: boolean): any => {
      const stack = makeStack({ release: Release.fromDirectory(releases()) });
      const { blue } = makeService({ replicas: 3 }, stack);
      const patches = [JsonPatch.replace('/spec/replicas', 9), JsonPatch.add('/spec/selector/matchLabels/more', 'x')];
      if (patch) ApiObject.of(blue!).addJsonPatch(...patches);
      return find(stack.toJson(), 'Deployment', 'payment-blue');
    };
    expect(render(true)).toEqual(render(false));
  });

  test('an autoscaler reaches a colour at the next stage only, as one without a number of pods would start again from 1', () => {
    const autoscaling = { minReplicas: 2, maxReplicas: 4 };
    const ledger = firstStages();
    const before = find(program(), 'Deployment', 'payment-blue');
    expect(find(program({ autoscaling }), 'Deployment', 'payment-blue')).toEqual(before);
    expect(names(program({ autoscaling })).filter((name) => name.startsWith('Horizontal'))).toEqual([]);
    const staged = stage(NEXT, ledger, { autoscaling });
    expect([staged.blue?.autoscaled, staged.green?.autoscaled]).toEqual([undefined, true]);
    writeLedger(staged);
    const objects = program({ autoscaling });
    expect(names(objects).filter((name) => name.startsWith('Horizontal'))).toEqual(['HorizontalPodAutoscaler/payment-green']);
    expect(find(objects, 'Deployment', 'payment-green').spec).not.toHaveProperty('replicas');
    // Without the autoscaler the number of pods stays as it was last, and a retired colour has none.
    expect(find(program(), 'Deployment', 'payment-green').spec).not.toHaveProperty('replicas');
    writeLedger({ ...staged, green: { ...staged.green!, replicas: 0 } });
    expect(find(program(), 'Deployment', 'payment-green').spec.replicas).toBe(0);
  });

  test('a retired colour has no pods, or one under an autoscaler', () => {
    const ledger = stage(NEXT, firstStages());
    writeLedger({ ...ledger, green: { ...ledger.green!, replicas: 0 } });
    expect(find(program(), 'Deployment', 'payment-green').spec.replicas).toBe(0);
    writeLedger({ ...ledger, blue: { ...ledger.blue!, autoscaled: true }, green: { ...ledger.green!, autoscaled: true, replicas: 0 } });
    const objects = program({ autoscaling: { minReplicas: 2, maxReplicas: 4 } });
    expect(find(objects, 'Deployment', 'payment-green').spec).not.toHaveProperty('replicas');
    expect(find(objects, 'HorizontalPodAutoscaler', 'payment-green').spec).toMatchObject({ minReplicas: 1, maxReplicas: 1 });
    expect(find(objects, 'HorizontalPodAutoscaler', 'payment-blue').spec).toMatchObject({ minReplicas: 2, maxReplicas: 4 });
  });

  test('a promotion changes three lines of the output', () => {
    const ledger = stage(NEXT, firstStages());
    const lines = (live: 'blue' | 'green'): string[] => {
      writeLedger({ ...ledger, live });
      return JSON.stringify(program(), null, 1).split('\n');
    };
    const [before, after] = [lines('blue'), lines('green')];
    expect(after).toHaveLength(before.length);
    expect(before.filter((line, i) => line !== after[i])).toHaveLength(3);
  });

  test('the Deployments are real kplus Deployments all the same', () => {
    firstStages();
    const service = makeService({}, makeStack({ release: Release.fromDirectory(releases()) }));
    expect(service.blue).toBeInstanceOf(kplus.Deployment);
    expect(service.green).toBeUndefined();
    expect(service.liveColour).toBe(Colour.BLUE);
  });

  test('a broken ledger is refused with its file', () => {
    firstStages();
    writeFileSync(join(releases(), 'payment.json'), '{ "schemaVersion": 1');
    expect(program).toThrow(/payment\.json:1: the ledger is not JSON/);
  });

  test('two services that would share a ledger are refused', () => {
    firstStages();
    const app = Testing.app();
    const release = Release.fromDirectory(releases());
    makeService({}, makeStack({ release }, app));
    const other = makeStack({ release, namespace: Namespace.managed('other') }, app, 'other');
    expect(() => makeService({}, other)).toThrow(/ledger .*payment\.json is made by shop\/payment already/);
  });
});
