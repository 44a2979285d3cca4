import { countObjects } from '../../src/cli/objects';

test('counts documents with a kind, not texts that hold one', () => {
  expect(countObjects('apiVersion: v1\nkind: Service\n---\nkind: ConfigMap\ndata:\n  x: |\n    kind: Service\n')).toBe(2);
  expect(countObjects('')).toBe(0);
});
