import { LABEL_VALUE } from '../manifest/names';
import { COLOURS, type ColourName } from './colour';
import { LEDGER_SCHEMA, type Ledger, type StagedColour } from './ledger';

/** What is wrong at one place of a ledger. */
export interface LedgerProblem {
  readonly path: readonly (string | number)[];
  readonly what: string;
  readonly value?: unknown;
  readonly allowed?: string;
  readonly fix?: string;
}

/** Allowed forms of a version, in words. */
export const VERSION_ALLOWED = '1 to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends';

/** Whether a text can be a version: a label value that is not empty, as it stands in `app.kubernetes.io/version`. */
export function isVersion(text: string): boolean {
  return text !== '' && LABEL_VALUE.test(text);
}

/**
 * Everything that is wrong with the content of a ledger file, or nothing.
 *
 * @param service the service that the file is for
 */
export function checkLedger(value: unknown, service: string): LedgerProblem[] {
  if (!isRecord(value)) return [{ path: [], what: 'a ledger is an object', value }];
  const schema = value.schemaVersion;
  if (schema !== LEDGER_SCHEMA) return [schemaProblem(schema)];
  const problems: LedgerProblem[] = unknownKeys(value, [], ['schemaVersion', 'service', 'live', 'blue', 'green']);
  if (value.service !== service) {
    problems.push({
      path: ['service'],
      what: 'the ledger is for another service than its file name says',
      value: value.service,
      allowed: JSON.stringify(service),
      fix: 'rename the file or correct the service: a ledger is named SERVICE.json',
    });
  }
  for (const colour of COLOURS) {
    if (value[colour] !== undefined) problems.push(...checkColour(value[colour], colour));
  }
  if (value.live !== 'blue' && value.live !== 'green') {
    problems.push({ path: ['live'], what: 'there is no such colour', value: value.live, allowed: '"blue" or "green"' });
  } else if (problems.length === 0) {
    problems.push(...checkLive(value as unknown as Ledger));
  }
  return problems;
}

/** A live colour without pods is an outage. It is what a revert of a promotion makes of a ledger after a retirement. */
function checkLive(ledger: Ledger): LedgerProblem[] {
  const live = ledger[ledger.live];
  if (live === undefined) {
    return [
      {
        path: ['live'],
        what: `the live colour ${ledger.live} was never staged, so traffic would reach nothing`,
        value: ledger.live,
        fix: 'set live to the colour that runs',
      },
    ];
  }
  if (live.replicas > 0) return [];
  return [
    {
      path: [ledger.live, 'replicas'],
      what: `the live colour ${ledger.live} is retired, so traffic would reach nothing`,
      value: live.replicas,
      allowed: 'at least 1 for the live colour',
      fix: `if this comes from reverting a promotion after the retirement: revert the retirement first, in a commit of its own, and wait until ${ledger.live} is ready`,
    },
  ];
}

function checkColour(value: unknown, colour: ColourName): LedgerProblem[] {
  if (!isRecord(value)) return [{ path: [colour], what: 'a colour is an object', value }];
  const at = (...rest: string[]) => [colour, ...rest];
  const problems = unknownKeys(value, [colour], ['image', 'version', 'replicas', 'autoscaled', 'config', 'deployment']);
  if (typeof value.image !== 'string' || value.image === '' || /\s/.test(value.image)) {
    problems.push({
      path: at('image'),
      what: 'the image is not an image reference',
      value: value.image,
      allowed: 'for example registry.example/payment:1.2.4',
    });
  }
  if (typeof value.version !== 'string' || !isVersion(value.version)) {
    problems.push({ path: at('version'), what: 'the version cannot be a label', value: value.version, allowed: VERSION_ALLOWED });
  }
  if (!Number.isInteger(value.replicas) || (value.replicas as number) < 0) {
    problems.push({
      path: at('replicas'),
      what: 'replicas is a count of pods',
      value: value.replicas,
      allowed: 'a whole number from 0 (retired)',
    });
  }
  if (value.autoscaled !== undefined && typeof value.autoscaled !== 'boolean') {
    problems.push({ path: at('autoscaled'), what: 'autoscaled is a switch', value: value.autoscaled, allowed: 'true or false' });
  }
  problems.push(...checkTexts(value.config, at('config')));
  if (!isRecord(value.deployment))
    return [
      ...problems,
      { path: at('deployment'), what: 'the frozen Deployment is missing or no object', value: value.deployment, fix: STAGE_AGAIN },
    ];
  problems.push(...unknownKeys(value.deployment, at('deployment'), ['annotations', 'spec']));
  problems.push(...checkTexts(value.deployment.annotations, at('deployment', 'annotations')));
  problems.push(...checkSpec(value.deployment.spec, at('deployment', 'spec')));
  return problems.length > 0 ? problems : checkImage(value as unknown as StagedColour, colour);
}

/**
 * A colour runs the image of its frozen spec, so one that only stands beside it would reach no pod. Repositories may differ, as programs
 * rewrite them for a mirror.
 */
function checkImage({ image, deployment }: StagedColour, colour: ColourName): LedgerProblem[] {
  const containers: unknown = deployment.spec.template.spec?.containers;
  const frozen = (Array.isArray(containers) ? containers : []).map((container) => container?.image).filter(isText);
  if (frozen.length === 0 || frozen.some((other) => lastPart(other) === lastPart(image))) return [];
  return [
    {
      path: [colour, 'image'],
      what: 'the image is not the one of the frozen Deployment, which is what runs',
      value: image,
      allowed: frozen.join(', '),
      fix: 'take the ledger back from git, and run another image by breakwater stage',
    },
  ];
}

/** Name, tag and digest of an image, without registry and folders. */
function lastPart(image: string): string {
  return image.slice(image.lastIndexOf('/') + 1);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function checkSpec(spec: unknown, path: string[]): LedgerProblem[] {
  if (!isRecord(spec) || !isRecord(spec.template)) {
    return [
      {
        path,
        what: 'the frozen Deployment has no pod template',
        value: spec,
        allowed: 'a Deployment spec with a template',
        fix: STAGE_AGAIN,
      },
    ];
  }
  return ['replicas', 'selector']
    .filter((key) => key in spec)
    .map((key) => ({
      path: [...path, key],
      what: `${key} is not part of the frozen spec`,
      value: spec[key],
      fix: key === 'replicas' ? 'set replicas of the colour' : 'remove it',
    }));
}

function checkTexts(value: unknown, path: string[]): LedgerProblem[] {
  const allowed = 'an object whose values are texts';
  if (!isRecord(value)) return [{ path, what: `${path[path.length - 1]} is missing or no object`, value, allowed }];
  return Object.entries(value)
    .filter(([, text]) => typeof text !== 'string')
    .map(([key, text]) => ({ path: [...path, key], what: 'the value is not a text', value: text, allowed }));
}

const STAGE_AGAIN = 'take the colour back from git, or stage it again';

function schemaProblem(schema: unknown): LedgerProblem {
  const newer = typeof schema === 'number' && schema > LEDGER_SCHEMA;
  return {
    path: ['schemaVersion'],
    what: newer ? 'the ledger was written by a newer version of cdk8s-breakwater' : 'the schema version is missing or unknown',
    value: schema,
    allowed: String(LEDGER_SCHEMA),
    fix: newer ? 'upgrade cdk8s-breakwater here' : 'take the file back from git, or stage the service again',
  };
}

function unknownKeys(value: Record<string, unknown>, path: readonly string[], known: string[]): LedgerProblem[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => ({ path: [...path, key], what: `unknown key ${JSON.stringify(key)}`, allowed: known.join(', ') }));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
