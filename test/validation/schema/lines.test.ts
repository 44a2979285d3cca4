import { addLines, type RawLines, readFields, readPair } from '../../../src/validation/schema/lines';

test('an older version says what differs from the newer one', () => {
  const raw: RawLines = new Map();
  addLines(raw, '=Set :a|b\n@v1/Pod N:Pod\nPod spec:#Spec status:o\nSpec name:!s new:b\nGone x:s\nEmpty');
  addLines(raw, '=Set :a\nSpec -new name:s old:i\n-Gone');
  expect([...raw.keys()]).toEqual(['=Set', '@v1/Pod', 'Pod', 'Spec', 'Empty']);
  expect(readPair(raw.get('=Set')!)).toEqual(['', 'a']);
  expect(readPair(raw.get('@v1/Pod')!)).toEqual(['N', 'Pod']);
  expect([...readFields(raw.get('Spec')!)]).toEqual([
    ['name', 's'],
    ['old', 'i'],
  ]);
  expect([...readFields(raw.get('Empty')!)]).toEqual([]);
});

test('values may have spaces in them', () => {
  const raw: RawLines = new Map();
  addLines(raw, '=Usage :digital signature|any');
  expect(readPair(raw.get('=Usage')!)[1].split('|')).toEqual(['digital signature', 'any']);
});
