import { memberName } from '../../src/membership/member-name';

const ADDRESS = `c8${'0a'.repeat(20)}`;
const name = (kind: string, ids: string[]): string => memberName(kind, ids, (address) => (address === ADDRESS ? 'data/db' : undefined));

test.each([
  [['worker', 'Resource'], 'worker'],
  [['team', 'worker', 'Resource'], 'team-worker'],
  [['Resource'], 'resource'],
  [['Team_A', 'Default', 'worker'], 'team-a-worker'],
  [['worker', `AllowEgress${ADDRESS}`, 'Resource'], 'worker-allow-egress-data-db'],
  [['worker', `AllowEgressback${ADDRESS}${ADDRESS}`], 'worker-allow-egressback-data-db-data-db'],
])('%j is %s', (ids, expected) => expect(name('NetworkPolicy', ids)).toBe(expected));

test('names that are too long are cut, and differ where the whole differs', () => {
  const long = (end: string): string => name('Deployment', ['x'.repeat(70), end]);
  expect(long('a')).toHaveLength(63);
  expect(long('a')).not.toBe(long('b'));
  expect(name('CronJob', ['x'.repeat(70)])).toHaveLength(52);
});

test('a hash that nobody knows stays', () => expect(name('Role', [`Rolec8${'1'.repeat(40)}`])).toBe(`role-c8${'1'.repeat(40)}`));
