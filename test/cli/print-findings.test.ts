import { renderFindings } from '../../src/cli/print-findings';
import { findingOf } from './samples';

test('no findings print nothing for people, and a whole document for machines', () => {
  expect(renderFindings([], 'human', false)).toBe('');
  expect(JSON.parse(renderFindings([], 'json', false))).toBeDefined();
  expect(JSON.parse(renderFindings([], 'sarif', false))).toMatchObject({ version: '2.1.0' });
});

test.each(['human', 'json', 'sarif'] as const)('%s tells the message and ends with a newline', (format) => {
  const text = renderFindings([findingOf()], format, false);
  expect(text).toContain('something is wrong');
  expect(text.endsWith('\n')).toBe(true);
});
