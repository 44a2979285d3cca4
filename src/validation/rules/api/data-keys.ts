import { CONFIG_KEY } from '../../../manifest/names';
import type { Rule } from '../rule';

/** Most that the values of a ConfigMap or Secret may take together, in bytes. */
const MAX_BYTES = 1024 * 1024;

/** Keys and size of ConfigMaps and Secrets. */
export const dataKeys: Rule = {
  id: 'data-keys',
  layer: 'api',
  severity: 'error',
  summary: 'keys of ConfigMaps and Secrets are file names, each used once, and the values take at most 1 MiB',
  help: 'Keys become names of files. Split larger data, or put them into an image or a volume.',
  kinds: ['ConfigMap', 'Secret'],
  check(subject, report) {
    const { data, binaryData, stringData } = subject.manifest;
    let bytes = 0;
    for (const [field, entries] of [
      ['data', data],
      ['binaryData', binaryData],
      ['stringData', stringData],
    ] as const) {
      const encoded = field === 'binaryData' || (field === 'data' && subject.kind === 'Secret');
      for (const key in entries) {
        if (!CONFIG_KEY.test(key)) report(`${field}[${key}]`, 'not a key', { value: key, allowed: CONFIG_KEY.allowed });
        if (field === 'data' && binaryData && key in binaryData) {
          report(`data[${key}]`, 'the key is in binaryData too', { value: key, allowed: 'in one of both' });
        }
        const value = entries[key];
        // stringData overwrites data of the same key.
        if (typeof value !== 'string' || (field === 'data' && stringData && key in stringData)) continue;
        bytes += encoded ? Math.floor((value.length * 3) / 4) : value.length;
      }
    }
    if (bytes > MAX_BYTES)
      report(subject.kind === 'Secret' && !data ? 'stringData' : 'data', 'the data are too long', {
        value: `${bytes} bytes`,
        allowed: `${MAX_BYTES} bytes`,
      });
  },
};
