import { CONFIG_KEY } from '../../../manifest/names';
import { eachContainer } from '../../subject';
import type { Rule } from '../rule';

/** Variables have one source. */
export const envSources: Rule = {
  id: 'env-sources',
  layer: 'api',
  severity: 'error',
  summary: 'a variable has a value or one source, and so has each entry of envFrom',
  help: 'value and valueFrom exclude each other. valueFrom is one of fieldRef, resourceFieldRef, configMapKeyRef and secretKeyRef; envFrom one of configMapRef and secretRef. References have names, and keys that a ConfigMap or Secret can have.',
  kinds: 'pods',
  check({ pod, known }, report) {
    if (!known) return;
    eachContainer(pod!, (container, list, i) => {
      const at = () => `${pod!.specPath}.${list}[${i}]`;
      container.env?.forEach(({ value, valueFrom }: any, j: number) => {
        if (!valueFrom) return;
        const path = () => `${at()}.env[${j}].valueFrom`;
        const sources = Object.values<any>(valueFrom).filter((source) => source !== undefined);
        if (sources.length !== 1) {
          report(path(), sources.length === 0 ? 'no source' : 'more than one source', {
            allowed: 'one of fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef',
          });
        } else if (value) {
          report(path(), 'the variable has a value already', { allowed: 'value or valueFrom' });
        }
        for (const kind of ['configMapKeyRef', 'secretKeyRef'] as const) {
          const reference = valueFrom[kind];
          if (!reference) continue;
          if (!reference.name) report(`${path()}.${kind}.name`, 'missing name', { allowed: 'the name of an object in the namespace' });
          if (typeof reference.key === 'string' && reference.key !== '' && !CONFIG_KEY.test(reference.key))
            report(`${path()}.${kind}.key`, 'not a key', { value: reference.key, allowed: CONFIG_KEY.allowed });
        }
      });
      container.envFrom?.forEach((from: any, j: number) => {
        const path = () => `${at()}.envFrom[${j}]`;
        const count = (from.configMapRef ? 1 : 0) + (from.secretRef ? 1 : 0);
        if (count !== 1) report(path(), count === 0 ? 'no source' : 'more than one source', { allowed: 'one of configMapRef, secretRef' });
        for (const kind of ['configMapRef', 'secretRef'] as const) {
          if (from[kind] && !from[kind].name)
            report(`${path()}.${kind}.name`, 'missing name', { allowed: 'the name of an object in the namespace' });
        }
      });
    });
  },
};
