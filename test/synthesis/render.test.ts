import { ApiObject, App, Chart, JsonPatch, Lazy, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { hasRenderer, installRenderer, renderApiObject } from '../../src/synthesis/render';

let chart: Chart;
beforeEach(() => {
  chart = new Chart(new App({ outdir: 'unused' }), 'chart');
});

const same = (json: any) => json;

function pod(container: Record<string, unknown> = {}, spec: Record<string, unknown> = {}): ApiObject {
  return new kplus.k8s.KubePod(chart, 'pod', { spec: { ...spec, containers: [{ name: 'main', ...container }] } });
}

/** Fields of Kubernetes that the mapper does not know or spells or types in another way. */
const DROPPED: [string, () => ApiObject, string, unknown][] = [
  ['a newer field', () => pod(), '/spec/containers/0/restartPolicy', 'Always'],
  ['a newer field in a known one', () => pod({ lifecycle: { preStop: {} } }), '/spec/containers/0/lifecycle/preStop/sleep', { seconds: 5 }],
  [
    'a newer field of a Service',
    () => new kplus.k8s.KubeService(chart, 'service', { spec: {} }),
    '/spec/trafficDistribution',
    'PreferSameZone',
  ],
  ['the wire spelling', () => new kplus.k8s.KubeService(chart, 'service', { spec: {} }), '/spec/clusterIP', 'None'],
  ['a scalar for a union', () => pod({ resources: { limits: {} } }), '/spec/containers/0/resources/limits/cpu', '2'],
];

describe('installRenderer', () => {
  test.each(DROPPED)('keeps %s', (_name, make, pointer, value) => {
    const object = make();
    object.addJsonPatch(JsonPatch.add(pointer, value));
    const at = (json: any) =>
      pointer
        .slice(1)
        .split('/')
        .reduce((v, part) => v?.[part], json);
    expect(at(object.toJson())).not.toEqual(value);
    expect(renderApiObject(object).lost).toEqual([{ pointer, value }]);
    installRenderer(object, same);
    expect(at(object.toJson())).toEqual(value);
    expect(at(Testing.synth(chart)[0])).toEqual(value);
    expect(renderApiObject(object)).toMatchObject({ lost: [] });
  });

  test('changes not a byte of an object that lost nothing', () => {
    const make = (id: string) => {
      const own = new Chart(new App({ outdir: 'unused' }), id);
      const deployment = new kplus.Deployment(own, 'deployment', { containers: [{ image: 'app:1', portNumber: 80 }], spread: true });
      deployment.exposeViaService().exposeViaIngress('/');
      new kplus.HorizontalPodAutoscaler(own, 'hpa', { target: deployment, maxReplicas: 3 });
      new kplus.k8s.KubePodDisruptionBudget(own, 'pdb', { spec: { maxUnavailable: kplus.k8s.IntOrString.fromNumber(1) } });
      return own;
    };
    const [plain, renewed] = [make('a'), make('a')];
    for (const c of renewed.node.findAll()) if (ApiObject.isApiObject(c)) installRenderer(c as ApiObject, same);
    expect(JSON.stringify(Testing.synth(renewed))).toBe(JSON.stringify(Testing.synth(plain)));
  });

  test('decorates, and replaces the decoration when called again', () => {
    const object = pod();
    expect(hasRenderer(object)).toBe(false);
    installRenderer(object, (json) => ({ ...json, by: ['first'] }));
    installRenderer(object, (json) => ({ ...json, by: [...(json.by ?? []), 'second'] }));
    expect(hasRenderer(object)).toBe(true);
    expect(object.toJson().by).toEqual(['second']);
  });

  test('leaves a hand-written toJson to itself, and decorates it', () => {
    class Mine extends kplus.k8s.KubePod {
      override toJson() {
        return { ...super.toJson(), mine: true };
      }
    }
    const object = new Mine(chart, 'mine', {});
    object.addJsonPatch(JsonPatch.add('/unknown', 1));
    expect(renderApiObject(object)).toMatchObject({ manifest: { mine: true }, lost: [] });
    installRenderer(object, (json) => ({ ...json, decorated: true }));
    expect(object.toJson()).toMatchObject({ mine: true, decorated: true });
    expect(object.toJson().unknown).toBeUndefined();
  });

  test('evaluates an object once', () => {
    let count = 0;
    const object = pod({ image: Lazy.any({ produce: () => `app:${++count}` }) });
    installRenderer(object, same);
    object.toJson();
    renderApiObject(object);
    expect(count).toBe(2);
  });
});

describe('renderApiObject', () => {
  test('is what toJson is', () => {
    const object = pod({ image: 'app:1' });
    expect(JSON.stringify(renderApiObject(object).manifest)).toBe(JSON.stringify(object.toJson()));
    const plain = new ApiObject(chart, 'plain', { apiVersion: 'v1', kind: 'ConfigMap', data: { a: 'b' } });
    expect(renderApiObject(plain)).toEqual({ manifest: plain.toJson(), lost: [] });
  });
});
