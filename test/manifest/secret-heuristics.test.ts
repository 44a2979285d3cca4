import * as fc from 'fast-check';
import { isSecretName, secretLooks } from '../../src/manifest/secret-heuristics';

describe('isSecretName', () => {
  test.each([
    'DB_PASSWORD',
    'apiKey',
    'API_KEY',
    'STRIPE_SECRET',
    'GITHUB_TOKEN',
    'private-key',
    'AWS_SECRET_ACCESS_KEY',
    'PGPASSWORD_PASSWD',
    'pwd',
    'PGPASSWORD',
    'DB_PASS',
    'REDIS_AUTH',
  ])('%s is one', (name) => expect(isSecretName(name)).toBe(true));

  test.each([
    'TOKEN_TTL',
    'PASSWORD_FILE',
    'SECRET_NAME',
    'LOG_LEVEL',
    'MONKEY',
    'KEY',
    'AUTH_URL',
    'AUTH_SERVER',
    'AUTH_GRPC_ADDR',
    'TOKEN_SIGNING_ALG',
    'PASSWORD_REGEX',
    'BYPASS',
    'PASS_THROUGH',
    'PASSWORDLESS',
    'TOKENIZER',
    'PASSWORD_MIN_LENGTH',
    'API_KEY_HEADER',
  ])('%s is none', (name) => expect(isSecretName(name)).toBe(false));
});

describe('secretLooks', () => {
  // Put together here so that no scanner takes the test for a leak.
  test.each([
    ['CERT', `-----BEGIN ${'PRIVATE'} KEY-----\nabc`, 'a private key'],
    ['DATABASE', 'postgres://app:hunter2@db:5432/app', 'a URL with a password'],
    ['DATABASE', 'Server=db;User Id=a;Password=hunter2;', 'a connection string with a password'],
    ['X', `AKIA${'A'.repeat(16)}`, 'an AWS access key'],
    ['X', `ghp_${'a'.repeat(36)}`, 'a GitHub token'],
    ['X', `sk_live_${'a'.repeat(20)}`, 'a Stripe key'],
    ['X', `eyJ${'a'.repeat(12)}.eyJ${'b'.repeat(12)}.c`, 'a JSON Web Token'],
    ['JDBC', 'jdbc:postgresql://db/app?user=a&password=hunter2', 'a connection string with a password'],
    ['X', `https://hooks.slack.com/services/T0/B0/${'x'.repeat(24)}`, 'a webhook with its key'],
    ['X', `sk-proj-${'a'.repeat(40)}`, 'an OpenAI key'],
    ['PASSWORD', '12345678', 'a secret, by the name PASSWORD'],
    ['DB_PASSWORD', 'hunter2', 'a secret, by the name DB_PASSWORD'],
  ])('%s with a secret value is found', (name, value, what) => expect(secretLooks(name, value)).toBe(what));

  test.each([
    ['DATABASE', 'postgres://app@db:5432/app'],
    ['DATABASE', 'postgres://app:$(DB_PASSWORD)@db:5432/app'],
    ['DB_PASSWORD', '$(FROM_ELSEWHERE)'],
    ['USE_TOKEN', 'true'],
    ['TOKENS_SECRET', '3600'],
    ['TOKEN_SOURCE_AUTH', 'https://auth.example.no/token'],
    ['CORS_CREDENTIALS', 'include'],
    ['AUTH', 'basic'],
    ['TOKEN_PATH', '/var/run/token'],
    ['URL', 'http://payment.production.svc.cluster.local:80'],
    ['ID', '9b2f3c1e-8a50-4d5e-9d0b-1d1c3b2a4f5e'],
    ['TIME', '12:30@noon'],
  ])('%s with a harmless value is let through', (name, value) => expect(secretLooks(name, value)).toBeUndefined());

  test('a harmless name with lower-case words is never refused', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ]{0,40}$/), (value) => {
        expect(secretLooks('GREETING', value)).toBeUndefined();
      }),
    );
  });
});
