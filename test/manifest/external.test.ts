import * as fc from 'fast-check';
import { type ExternalObject, formatExternals, parseExternals } from '../../src/manifest/external';

test('is sorted and readable', () => {
  expect(
    formatExternals([
      { kind: 'Secret', name: 'api-tls', keys: ['tls.key', 'tls.crt'] },
      { kind: 'ConfigMap', name: 'ca' },
    ]),
  ).toBe('ConfigMap/ca; Secret/api-tls: tls.crt, tls.key');
});

test('what was written is read again', () => {
  const name = fc.stringMatching(/^[a-z0-9]([a-z0-9.-]{0,10}[a-z0-9])?$/);
  const external = fc.record(
    {
      kind: fc.constantFrom('Secret', 'ConfigMap'),
      name,
      keys: fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9._-]{1,8}$/), { minLength: 1 }),
    },
    { requiredKeys: ['kind', 'name'] },
  );
  fc.assert(
    fc.property(fc.array(external), (externals) => {
      const read = parseExternals(formatExternals(externals as ExternalObject[]));
      expect(formatExternals(read)).toBe(formatExternals(externals as ExternalObject[]));
      expect(read).toHaveLength(externals.length);
    }),
  );
});

test('what is not of the form is left out', () =>
  expect(parseExternals('Secret; a/b/c; ; Secret/x')).toEqual([{ kind: 'Secret', name: 'x' }]));
