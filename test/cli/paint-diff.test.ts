import { paintDiff } from '../../src/cli/paint-diff';
import { paint } from '../../src/cli/terminal';

test('paints by the first sign', () => {
  const p = paint(true);
  expect(['@@ -1 +1 @@', '+a', '-a', ' a'].map((l) => paintDiff(l, p))).toEqual([p.cyan('@@ -1 +1 @@'), p.green('+a'), p.red('-a'), ' a']);
});
