import { directiveNames, findSpec } from '../../src/nginx/table';

describe('the table of directives', () => {
  test('every directive has a place, a sound arity and positions inside of it', () => {
    for (const name of directiveNames()) {
      const spec = findSpec(name, 'http')!;
      const [least, most] = spec.arity;
      expect(spec.contexts.length).toBeGreaterThan(0);
      expect(least).toBeLessThanOrEqual(most);
      const positions = [...(Array.isArray(spec.evaluates) ? spec.evaluates : []), spec.multiline ?? 0, spec.declares ?? 0];
      expect(positions.every((position) => position < Math.max(1, most))).toBe(true);
    }
  });

  test('knows nothing of others', () => {
    expect(findSpec('lua_code_cache', 'http')).toBeUndefined();
  });
});
