import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Cron, Duration, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { readManifests } from '../../src/validation/read';
import { KNOWN_VERSIONS } from '../../src/validation/schema/versions';
import { validate } from '../../src/validation/validate';

const FOLDER = join(__dirname, 'accepted');
const errors = (manifests: any, kubernetesVersion?: string) =>
  validate(manifests, { kubernetesVersion }).filter(({ severity }) => severity === 'error');

// Stacks as they are published. A real API server took every object of them.
test.each(readdirSync(FOLDER))('%s has no errors', (file) => {
  const { manifests, findings } = readManifests([join(FOLDER, file)]);
  expect(manifests.length).toBeGreaterThan(5);
  expect([...findings, ...errors(manifests, '1.37')]).toEqual([]);
});

/** One construct of nearly every class of cdk8s-plus-27, with most of their props. */
function corpus(): any[] {
  const chart = Testing.chart();
  const configMap = new kplus.ConfigMap(chart, 'config', { data: { a: 'b' } });
  const secret = new kplus.Secret(chart, 'secret', { stringData: { password: '' } });
  const account = new kplus.ServiceAccount(chart, 'account');
  const claim = new kplus.PersistentVolumeClaim(chart, 'claim', {
    accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
    storage: Size.gibibytes(1),
  });
  const web = new kplus.Deployment(chart, 'web', {
    serviceAccount: account,
    replicas: 2,
    spread: true,
    hostAliases: [{ ip: '10.0.0.1', hostnames: ['a.b'] }],
    dns: { policy: kplus.DnsPolicy.NONE, nameservers: ['1.1.1.1'], options: [{ name: 'ndots', value: '2' }] },
    terminationGracePeriod: Duration.seconds(30),
    containers: [
      {
        image: 'web:1.0',
        portNumber: 8080,
        envVariables: { A: kplus.EnvValue.fromValue('b'), C: kplus.EnvValue.fromConfigMap(configMap, 'a'), S: secret.envValue('password') },
        envFrom: [kplus.Env.fromConfigMap(configMap)],
        liveness: kplus.Probe.fromHttpGet('/'),
        readiness: kplus.Probe.fromTcpSocket(),
        startup: kplus.Probe.fromCommand(['true']),
        lifecycle: { preStop: kplus.Handler.fromCommand(['sleep', '1']) },
        volumeMounts: [
          { path: '/tmp', volume: kplus.Volume.fromEmptyDir(chart, 'tmp', 'tmp', { sizeLimit: Size.mebibytes(10) }) },
          { path: '/config', volume: kplus.Volume.fromConfigMap(chart, 'files', configMap) },
          { path: '/secret', volume: kplus.Volume.fromSecret(chart, 'secrets', secret) },
        ],
      },
    ],
  });
  web.scheduling.tolerate(kplus.Node.tainted(kplus.NodeTaintQuery.exists('x')));
  web.scheduling.attract(kplus.Node.labeled(kplus.NodeLabelQuery.in('a', ['b'])));
  web.scheduling.attract(kplus.Node.labeled(kplus.NodeLabelQuery.exists('c')), { weight: 5 });
  const api = new kplus.Deployment(chart, 'api', { containers: [{ image: 'api:1.0', portNumber: 80 }] });
  web.scheduling.colocate(api);
  const service = web.exposeViaService({ ports: [{ port: 80, targetPort: 8080, name: 'http' }] });
  new kplus.Service(chart, 'external', { type: kplus.ServiceType.EXTERNAL_NAME, externalName: 'example.com' });
  new kplus.Service(chart, 'headless', { clusterIP: 'None', selector: api, ports: [{ port: 80 }] });
  const database = new kplus.Service(chart, 'database', { ports: [{ port: 5432 }] });
  new kplus.StatefulSet(chart, 'db', { containers: [{ image: 'db:1.0', portNumber: 5432 }], service: database });
  new kplus.DaemonSet(chart, 'agent', { containers: [{ image: 'agent:1.0' }] });
  new kplus.Job(chart, 'job', { containers: [{ image: 'job:1.0' }], backoffLimit: 2, ttlAfterFinished: Duration.hours(1) });
  new kplus.CronJob(chart, 'nightly', { schedule: Cron.daily(), containers: [{ image: 'job:1.0' }] });
  new kplus.Pod(chart, 'pod', {
    containers: [{ image: 'pod:1.0', portNumber: 80 }],
    volumes: [kplus.Volume.fromPersistentVolumeClaim(chart, 'data', claim)],
  });
  new kplus.Ingress(chart, 'ingress', {
    rules: [{ host: 'a.example.no', path: '/', backend: kplus.IngressBackend.fromService(service) }],
    tls: [{ hosts: ['a.example.no'], secret }],
  });
  new kplus.HorizontalPodAutoscaler(chart, 'hpa', {
    target: api,
    minReplicas: 2,
    maxReplicas: 5,
    metrics: [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70))],
  });
  new kplus.NetworkPolicy(chart, 'policy', {
    selector: web,
    ingress: { rules: [{ peer: api, ports: [kplus.NetworkPolicyPort.tcp(80)] }] },
    egress: {
      rules: [
        {
          peer: kplus.NetworkPolicyIpBlock.ipv4(chart, 'block', '10.0.0.0/8', ['10.1.0.0/16']),
          ports: [kplus.NetworkPolicyPort.tcpRange(80, 90)],
        },
      ],
    },
  });
  const role = new kplus.Role(chart, 'role');
  role.allowRead(kplus.ApiResource.PODS);
  role.bind(account);
  const clusterRole = new kplus.ClusterRole(chart, 'cluster-role');
  clusterRole.allowReadWrite(kplus.ApiResource.NODES);
  clusterRole.bind(kplus.User.fromName(chart, 'user', 'jane'));
  new kplus.Namespace(chart, 'namespace');
  new kplus.AwsElasticBlockStorePersistentVolume(chart, 'volume', {
    volumeId: 'vol-1',
    storage: Size.gibibytes(1),
    accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
  });
  new kplus.DockerConfigSecret(chart, 'registry', { data: { auths: {} } });
  new kplus.BasicAuthSecret(chart, 'basic', { username: 'a', password: 'b' });
  new kplus.SshAuthSecret(chart, 'ssh', { sshPrivateKey: 'x' });
  new kplus.ServiceAccountTokenSecret(chart, 'token', { serviceAccount: account });
  new kplus.TlsSecret(chart, 'tls', { tlsCert: 'a', tlsKey: 'b' });
  new kplus.k8s.KubePodDisruptionBudget(chart, 'pdb', {
    spec: { maxUnavailable: kplus.k8s.IntOrString.fromString('25%'), selector: { matchLabels: { a: 'b' } } },
  });
  return Testing.synth(chart);
}

test.each(KNOWN_VERSIONS)('what cdk8s-plus-27 makes has no errors in a plain chart for Kubernetes %s', (version) => {
  const manifests = corpus().map((manifest, i) => ({ manifest, origin: { constructPath: `app/${i}` }, lost: [], enforced: false }));
  expect(manifests.length).toBeGreaterThanOrEqual(30);
  expect(errors(manifests, version)).toEqual([]);
});
