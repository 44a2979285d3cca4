import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import { planFiles, type RenderedChart } from '../../src/synthesis/files';

function chart(id: string, ...names: string[]): RenderedChart {
  const made = new Chart(new App({ outdir: 'unused' }), id);
  const documents = names.map((name) => {
    const object = new ApiObject(made, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
    return { object, json: object.toJson() };
  });
  return { chart: made, documents };
}

const plan = (charts: RenderedChart[], outputType: YamlOutputType, numbered = false, extension = '.k8s.yaml') =>
  planFiles(charts, { outputType, extension, numbered });
const paths = (...args: Parameters<typeof plan>) => plan(...args).files.map((file) => file.path);

describe('planFiles', () => {
  test('makes one file for the app, none without a chart', () => {
    expect(paths([chart('a', 'x'), chart('b')], YamlOutputType.FILE_PER_APP)).toEqual(['app.k8s.yaml']);
    expect(paths([], YamlOutputType.FILE_PER_APP)).toEqual([]);
  });

  test('makes a file a chart, numbered where charts depend on each other', () => {
    expect(paths([chart('a', 'x'), chart('b')], YamlOutputType.FILE_PER_CHART)).toEqual(['a.k8s.yaml', 'b.k8s.yaml']);
    expect(paths([chart('b'), chart('a')], YamlOutputType.FILE_PER_CHART, true)).toEqual(['0000-b.k8s.yaml', '0001-a.k8s.yaml']);
  });

  test('makes a file an object, from what it renders', () => {
    const a = chart('a', 'x', 'y:z/é');
    a.documents[0].json.metadata.name = 'patched';
    expect(paths([a], YamlOutputType.FILE_PER_RESOURCE, true, '.yml')).toEqual(['ConfigMap.patched.yml', 'ConfigMap.yz.yml']);
  });

  test('makes a folder a chart and a file an object, from the construct', () => {
    const a = chart('a', 'x');
    a.documents[0].json.metadata.name = 'patched';
    const { files, folders } = plan([a, chart('b')], YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE, true);
    expect(files.map((file) => file.path)).toEqual(['0000-a/ConfigMap.x.k8s.yaml']);
    expect(folders).toEqual(['0000-a', '0001-b']);
  });

  test('names a file after the name in the metadata, as cdk8s does for generated names', () => {
    const a = chart('a', 'x');
    const metadata = { generateName: 'run-', name: undefined };
    const object = new ApiObject(a.chart, 'run', { apiVersion: 'batch/v1', kind: 'Job', metadata });
    const documents = [{ object, json: object.toJson() }];
    const { files } = plan([{ ...a, documents }], YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE);
    expect(files.map((file) => file.path)).toEqual(['a/Job.undefined.k8s.yaml']);
  });

  test('leaves out what renders to nothing, but not in a file of several', () => {
    const nothing = { chart: chart('a').chart, documents: [{ json: undefined }] };
    expect(paths([nothing], YamlOutputType.FILE_PER_RESOURCE)).toEqual([]);
    expect(plan([nothing], YamlOutputType.FILE_PER_CHART).files[0].documents).toHaveLength(1);
  });

  test('names the files that several objects claim, and keeps the last, as cdk8s does', () => {
    const { files, clashes } = plan([chart('a', 'x', 'y'), chart('b', 'x')], YamlOutputType.FILE_PER_RESOURCE);
    expect(files.map((file) => file.path)).toEqual(['ConfigMap.x.k8s.yaml', 'ConfigMap.y.k8s.yaml']);
    expect(files[0].documents[0].object?.node.path).toBe('b/x');
    expect(clashes).toHaveLength(1);
    expect(clashes[0].claims.map(([document]) => document.object?.node.path)).toEqual(['a/x', 'b/x']);
  });

  test('refuses an extension that leads out of the output folder', () => {
    expect(() => plan([chart('a')], YamlOutputType.FILE_PER_CHART, false, '/../../../x.yaml')).toThrow(
      /files would lie outside of the output folder/,
    );
  });
});
