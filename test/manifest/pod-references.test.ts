import { podReferences } from '../../src/manifest/pod-references';

describe('podReferences', () => {
  test('finds what environment, volumes, pull secrets and service account refer to', () => {
    const spec = {
      serviceAccountName: 'web',
      imagePullSecrets: [{ name: 'registry' }],
      initContainers: [{ name: 'init', envFrom: [{ configMapRef: { name: 'init' } }] }],
      containers: [
        {
          name: 'web',
          env: [
            { name: 'A', value: 'plain' },
            { name: 'B', valueFrom: { configMapKeyRef: { name: 'settings', key: 'b' } } },
            { name: 'C', valueFrom: { secretKeyRef: { name: 'login', key: 'c', optional: true } } },
            { name: 'D', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
          ],
          envFrom: [{ secretRef: { name: 'all' } }],
        },
      ],
      volumes: [
        {
          name: 'a',
          configMap: {
            name: 'files',
            items: [
              { key: 'x', path: 'x' },
              { key: 'y', path: 'y' },
            ],
          },
        },
        { name: 'b', secret: { secretName: 'tls', optional: true } },
        {
          name: 'c',
          projected: {
            sources: [
              { secret: { name: 'p' } },
              { configMap: { name: 'q', items: [{ key: 'k', path: 'k' }] } },
              { serviceAccountToken: { path: 't' } },
            ],
          },
        },
        { name: 'd', persistentVolumeClaim: { claimName: 'data' } },
        { name: 'e', csi: { driver: 'x', nodePublishSecretRef: { name: 'csi' } } },
        { name: 'f', azureFile: { shareName: 's', secretName: 'azure' } },
        { name: 'g', emptyDir: {} },
      ],
    };
    expect(
      podReferences(spec).map(
        ({ kind, name, key, optional, path }) => `${kind}/${name}${key ? `:${key}` : ''}${optional ? '?' : ''} ${path}`,
      ),
    ).toEqual([
      'ServiceAccount/web serviceAccountName',
      'Secret/registry imagePullSecrets[0]',
      'ConfigMap/init initContainers[0].envFrom[0].configMapRef',
      'ConfigMap/settings:b containers[0].env[1].valueFrom.configMapKeyRef',
      'Secret/login:c? containers[0].env[2].valueFrom.secretKeyRef',
      'Secret/all containers[0].envFrom[0].secretRef',
      'ConfigMap/files:x volumes[0].configMap.items[0]',
      'ConfigMap/files:y volumes[0].configMap.items[1]',
      'Secret/tls? volumes[1].secret',
      'Secret/p volumes[2].projected.sources[0].secret',
      'ConfigMap/q:k volumes[2].projected.sources[1].configMap.items[0]',
      'PersistentVolumeClaim/data volumes[3].persistentVolumeClaim',
      'Secret/csi volumes[4].csi.nodePublishSecretRef',
      'Secret/azure volumes[5].azureFile.secretName',
    ]);
  });

  test('takes the old name of the service account where the new one is absent', () => {
    expect(podReferences({ serviceAccount: 'old' })).toEqual([
      { kind: 'ServiceAccount', name: 'old', optional: false, path: 'serviceAccount' },
    ]);
    expect(podReferences({ serviceAccount: 'old', serviceAccountName: 'new' }).map(({ name }) => name)).toEqual(['new']);
  });

  test.each([
    [undefined],
    [null],
    [{}],
    [{ containers: 'x', volumes: [null], imagePullSecrets: [null, { name: '' }] }],
    [{ containers: [null, { env: [null], envFrom: [null] }] }],
  ])('finds nothing in %j', (spec) => {
    expect(podReferences(spec)).toEqual([]);
  });
});
