import type * as kplus from 'cdk8s-plus-27';
import { usageError } from '../manifest/errors';
import { CONFIG_KEY, DNS_LABEL, DNS_SUBDOMAIN } from '../manifest/names';
import { checkAutoscaling } from './autoscaler';
import type { BlueGreenServiceProps } from './blue-green-service-props';
import { checkName, checkPath, checkPort } from './checks';
import { Memory } from './memory';
import { Resources } from './resources';

/** Checks those props of a service that nothing else checks where it uses them. */
export function checkProps(props: BlueGreenServiceProps, where: string): void {
  checkPort(props.port, 'port', where);
  if (!(props.resources instanceof Resources)) {
    throw usageError({
      what: 'resources is missing',
      where,
      value: props.resources,
      fix: 'give resources: Resources.guaranteed({ cpu: Cpu.millis(500), memory: Memory.mebibytes(512) })',
    });
  }
  checkShapes(props, where);
  if (props.autoscaling) checkAutoscaling(props.autoscaling, where);
  if (props.metrics) {
    checkPort(props.metrics.port, 'metrics.port', where);
    checkPath(props.metrics.path ?? '/metrics', 'metrics.path', where);
    checkName(props.metrics.scraperNamespace ?? 'monitoring', 'metrics.scraperNamespace', where, DNS_LABEL);
  }
  for (const secret of props.imagePullSecrets ?? []) checkName(secret, 'a name of imagePullSecrets', where, DNS_SUBDOMAIN);
  for (const { secret, key } of Object.values(props.secretVariables ?? {})) {
    checkName(secret, 'a secret of secretVariables', where, DNS_SUBDOMAIN);
    checkName(key, 'a key of secretVariables', where, CONFIG_KEY);
  }
  checkPorts(props, where);
}

const LISTS = ['imagePullSecrets', 'command', 'args', 'mounts', 'envFrom', 'containers', 'initContainers', 'ports'] as const;
const MAPS = ['config', 'variables', 'secretVariables'] as const;

/** Programs in JavaScript have no compiler that says so, and what is no list or map would be dropped without a word. */
function checkShapes(props: BlueGreenServiceProps, where: string): void {
  const wrong = (what: string, value: unknown, allowed: string): Error =>
    usageError({ what: `${what} is not valid`, where, value, allowed });
  for (const name of LISTS) if (props[name] !== undefined && !Array.isArray(props[name])) throw wrong(name, props[name], 'a list');
  for (const name of MAPS) {
    const map: unknown = props[name];
    if (map !== undefined && (typeof map !== 'object' || map === null || Array.isArray(map))) throw wrong(name, map, 'names with values');
  }
  for (const [name, value] of Object.entries<kplus.EnvValue | undefined>(props.variables ?? {})) {
    if (value?.value === undefined && value?.valueFrom === undefined)
      throw wrong(`variables.${name}`, value, "a value of kplus, for example EnvValue.fromValue('info')");
  }
  if (props.tmpSize !== undefined && !(props.tmpSize instanceof Memory))
    throw wrong('tmpSize', props.tmpSize, 'an amount of memory, for example Memory.mebibytes(64)');
}

/** Container ports and their names stand once in a container, and ports once in a Service. */
function checkPorts(props: BlueGreenServiceProps, where: string): void {
  const taken = new Map<string | number, string>([
    [props.port, 'port'],
    ['http', 'port'],
    [`service ${props.servicePort ?? 80}`, 'servicePort'],
  ]);
  const take = (key: string | number, value: string | number, what: string): void => {
    const other = taken.get(key);
    if (other !== undefined) throw usageError({ what: `${what} and ${other} are the same`, where, value, fix: 'change one of them' });
    taken.set(key, what);
  };
  (props.ports ?? []).forEach(({ name, port, servicePort }, i) => {
    const what = `ports[${i}]`;
    if (!/^(?=[a-z0-9-]{1,15}$)(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) {
      throw usageError({
        what: `${what}.name is not valid`,
        where,
        value: name,
        allowed: '1 to 15 lower-case letters, digits and single "-", with at least one letter',
      });
    }
    take(name, name, `${what}.name`);
    take(checkPort(port, `${what}.port`, where), port, `${what}.port`);
    take(`service ${checkPort(servicePort ?? port, `${what}.servicePort`, where)}`, servicePort ?? port, `${what}.servicePort`);
  });
  if (props.metrics && props.metrics.port !== props.port) {
    take(props.metrics.port, props.metrics.port, 'metrics.port');
    take('metrics', 'metrics', 'the name of the metrics port');
  }
}
