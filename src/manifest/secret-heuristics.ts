/** Words that, as a part of a variable's name, say that its value is secret. */
const SECRET_WORDS = new Set(['apikey', 'credential', 'credentials', 'passphrase', 'pwd', 'secret', 'secrets', 'token']);

/** Words that say it only at the end of a name: `REDIS_AUTH`, `DB_PASS`, but not `AUTH_SERVER` and `PASS_THROUGH`. */
const SECRET_ENDINGS = new Set(['auth', 'pass']);

/** Words for what people type in, which may be a number: `PASSWORD`, `PGPASSWORD`. */
const PASSWORD = /(?:password|passwd)$|^(?:pass|passphrase|pin|pwd)$/;

/** Pairs of words that say the same. */
const SECRET_PAIRS = new Set(['access key', 'api key', 'connection string', 'encryption key', 'private key', 'signing key']);

/** Last words of names that speak about a secret without holding it: `TOKEN_TTL`, `PASSWORD_FILE`. */
const HARMLESS_ENDINGS = new Set(
  (
    'addr address alg algorithm audience authority backend bucket callback claim class cookie count days dir domain driver email enabled ' +
    'endpoint engine env environment expiry expression file format handler header host hours id interval issuer issuers length level lifetime limit ' +
    'location max method min minutes mode name names namespace path pattern policy port prefix provider providers realm regex region required rounds ' +
    'scheme scope scopes seconds server service size store strategy suffix timeout ttl type uri url username user validity version window'
  ).split(' '),
);

/** Values that are no secret whatever their name says: switches, schemes, durations, paths, bare addresses and references. */
const HARMLESS_VALUE =
  /^(?:|true|false|yes|no|on|off|none|null|basic|bearer|oauth2?|oidc|ldap|include|omit|same-origin|(?:\d+(?:ms|s|m|h|d))+|\.{0,2}\/[\w./-]*|[a-z][a-z+]*:\/\/[^\s@?]*|\$\(\w+\))$/i;

const NUMBER = /^\d+(?:\.\d+)?$/;

/** Length of the shortest text of a known format, `pwd=x`. */
const SHORTEST_KNOWN = 5;

/** Formats of credentials that are known by their looks. */
const KNOWN_FORMATS: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'a private key', pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/ },
  { what: 'a URL with a password', pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:(?!\$\()[^\s/@]+@/i },
  { what: 'a connection string with a password', pattern: /(?:^|[;?&\s])(?:password|pwd|accountkey|sharedaccesskey)\s*=\s*[^;&\s$]/i },
  { what: 'an AWS access key', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
  { what: 'a GitHub token', pattern: /\b(?:gh[pousr]_[0-9A-Za-z]{36,}|github_pat_\w{22,})\b/ },
  { what: 'a GitLab token', pattern: /\bglpat-[\w-]{20,}/ },
  { what: 'a Slack token', pattern: /\bxox[abeoprs]-[\w-]{10,}/ },
  { what: 'a webhook with its key', pattern: /\bhooks\.slack\.com\/services\/\w+\/\w+\/\w+/ },
  { what: 'an OpenAI key', pattern: /\bsk-(?:proj-)?[\w-]{32,}/ },
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
  if (!isSecretName(name) || HARMLESS_VALUE.test(value.trim())) return undefined;
  return NUMBER.test(value.trim()) && !PASSWORD.test(wordsOf(name).pop() ?? '') ? undefined : `a secret, by the name ${name}`;
}

/** Whether a name says that its value is secret: `DB_PASSWORD`, `apiKey`, but not `TOKEN_TTL`. */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  const last = words[words.length - 1];
  if (words.length > 1 && HARMLESS_ENDINGS.has(last)) return false;
  if (SECRET_ENDINGS.has(last)) return true;
  return words.some(
    (word, i) => SECRET_WORDS.has(word) || /(?:password|passwd)$/.test(word) || SECRET_PAIRS.has(`${word} ${words[i + 1]}`),
  );
}

/** The words of a name, in lower case. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
