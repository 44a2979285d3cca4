import { jsonOutcome, outputFolders, writtenSummary, yamlStream } from '../../src/cli/synth-summary';
import { paint } from '../../src/cli/terminal';
import { outcomeOf } from './samples';

const outcome = outcomeOf({
  written: true,
  objects: 3,
  files: [
    { path: 'shop.k8s.yaml', content: 'kind: Service\n---\nkind: ConfigMap\n' },
    { path: 'a.k8s.yaml', content: 'kind: Secret\n' },
    { path: 'empty.k8s.yaml', content: '' },
    { path: 'construct-metadata.json', content: '{"kind": 1}' },
  ],
  stale: ['old.k8s.yaml'],
});

test('says what was written and removed', () => {
  expect(writtenSummary([outcome], '/srv/shop', paint(false))).toBe(
    [
      'wrote 4 files to dist: 3 objects, 58 B',
      '  shop.k8s.yaml            2 objects, 34 B',
      '  a.k8s.yaml               1 object, 13 B',
      '  empty.k8s.yaml           0 objects, 0 B',
      '  construct-metadata.json  0 objects, 11 B',
      'removed 1 file of an earlier synth: old.k8s.yaml',
      '',
    ].join('\n'),
  );
});

test('one stream of YAML, without what is empty or no manifest', () => {
  expect(yamlStream([outcome])).toBe('kind: Service\n---\nkind: ConfigMap\n---\nkind: Secret\n');
  expect(yamlStream([])).toBe('');
});

test('folders are named once, relative to the working directory', () => {
  expect(outputFolders([outcome, outcome, outcomeOf({ outdir: '/srv/shop' })], '/srv/shop')).toEqual(['dist', '.']);
});

test('for machines, all but the content', () => {
  expect(jsonOutcome(outcome)).toMatchObject({ outdir: '/srv/shop/dist', written: true, objects: 3, stale: ['old.k8s.yaml'] });
  expect(JSON.stringify(jsonOutcome(outcome))).not.toContain('ConfigMap');
});

test('many files are counted, not listed', () => {
  const files = Array.from({ length: 25 }, (_, i) => ({ path: `c${i}.yaml`, content: 'kind: Service\n' }));
  const text = writtenSummary([outcomeOf({ files, objects: 25 })], '/srv/shop', paint(false));
  expect(text.match(/^ {2}c\d+\.yaml/gm)).toHaveLength(20);
  expect(text).toMatch(/\n {2}… 5 more files\n$/);
});
