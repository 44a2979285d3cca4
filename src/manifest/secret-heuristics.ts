/** Words that, as a part of a variable's name, say that its value is secret. */
const SECRET_WORDS = new Set([
  'apikey',
  'auth',
  'credential',
  'credentials',
  'passphrase',
  'passwd',
  'password',
  'pwd',
  'secret',
  'secrets',
  'token',
]);

/** Pairs of words that say the same. */
const SECRET_PAIRS = new Set(['access key', 'api key', 'connection string', 'encryption key', 'private key', 'signing key']);

/** Last words of names that speak about a secret without holding it: `TOKEN_TTL`, `PASSWORD_FILE`. */
const HARMLESS_ENDINGS = new Set(
  (
    'algorithm audience authority count days dir enabled endpoint expiry file header host hours id interval issuer length limit ' +
    'lifetime max method min minutes mode name namespace path policy port prefix provider realm required rounds scheme scope seconds service size ' +
    'timeout ttl type uri url username user validity version'
  ).split(' '),
);

/** Values that are no secret whatever their name says: switches, numbers, durations, paths and references. */
const HARMLESS_VALUE =
  /^(?:|true|false|yes|no|on|off|none|null|basic|bearer|oauth2?|oidc|\d+(?:\.\d+)?(?:ms|s|m|h|d)?|\.{0,2}\/[\w./-]*|\$\(\w+\))$/i;

/** Length of the shortest text of a known format, `pwd=x`. */
const SHORTEST_KNOWN = 5;

/** Formats of credentials that are known by their looks. */
const KNOWN_FORMATS: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'a private key', pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/ },
  { what: 'a URL with a password', pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:(?!\$\()[^\s/@]+@/i },
  { what: 'a connection string with a password', pattern: /(?:^|[;\s])(?:password|pwd|accountkey|sharedaccesskey)\s*=\s*[^;\s$]/i },
  { what: 'an AWS access key', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
  { what: 'a GitHub token', pattern: /\b(?:gh[pousr]_[0-9A-Za-z]{36,}|github_pat_\w{22,})\b/ },
  { what: 'a GitLab token', pattern: /\bglpat-[\w-]{20,}/ },
  { what: 'a Slack token', pattern: /\bxox[abeoprs]-[\w-]{10,}/ },
  { what: 'a Stripe key', pattern: /\b[rs]k_(?:live|test)_[0-9A-Za-z]{16,}\b/ },
  { what: 'a Google API key', pattern: /\bAIza[\w-]{35}\b/ },
  { what: 'a JSON Web Token', pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]*/ },
];

/**
 * Why a literal looks like a secret, as the end of the sentence "the value looks like …", or undefined where it does not.
 *
 * It looks at the name and at the value. It is a heuristic: it knows common names and formats, and cannot know a password that looks like
 * a word under a harmless name.
 *
 * @param name name of an environment variable or a key of a ConfigMap
 * @param value its literal value
 */
export function secretLooks(name: string, value: string): string | undefined {
  const known = value.length < SHORTEST_KNOWN ? undefined : KNOWN_FORMATS.find(({ pattern }) => pattern.test(value));
  if (known) return known.what;
  return isSecretName(name) && !HARMLESS_VALUE.test(value.trim()) ? `a secret, by the name ${name}` : undefined;
}

/** Whether a name says that its value is secret: `DB_PASSWORD`, `apiKey`, but not `TOKEN_TTL`. */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  if (words.length > 1 && HARMLESS_ENDINGS.has(words[words.length - 1])) return false;
  return words.some((word, i) => SECRET_WORDS.has(word) || SECRET_PAIRS.has(`${word} ${words[i + 1]}`));
}
