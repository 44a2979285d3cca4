import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { usageError } from '../manifest/errors';
import { compareText } from '../manifest/order';
import { secretLooks } from '../manifest/secret-heuristics';
import { setSorted } from '../manifest/sorted-keys';
import type { BlueGreenServiceProps } from './blue-green-service-props';

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Checks configuration in plain text: each key can be an environment variable, each value is text, and none looks like a secret.
 *
 * @param what where the values stand, in the user's words: `config`, `variables`
 */
export function checkPlainValues(what: string, values: Readonly<Record<string, string>>, where: string): void {
  for (const [name, value] of Object.entries(values)) {
    checkVariableName(name, what, where);
    if (typeof value !== 'string') {
      const fix = value === undefined || value === null ? 'give it a value, or leave it out' : `write '${value}'`;
      throw usageError({ what: `${what}.${name} is not text`, where, value, allowed: 'text', fix });
    }
    const looks = secretLooks(name, value);
    if (looks === undefined) continue;
    // The value itself stays out of the message, as messages end up in logs.
    throw usageError({
      what: `${what}.${name} looks like ${looks}, and this text ends up in git and in the cluster for everyone to read`,
      where,
      fix: `keep it in a Secret and write secretVariables: { ${name}: { secret: '…', key: '…' } }`,
    });
  }
}

/** Environment variables of a service's main container, in the order in which the program gives them. */
export function environment(scope: Construct, props: BlueGreenServiceProps, where: string): Record<string, kplus.EnvValue> {
  const { variables = {}, secretVariables = {} } = props;
  checkPlainValues('config', props.config ?? {}, where);
  for (const [name, variable] of Object.entries(variables)) {
    checkVariableName(name, 'variables', where);
    if (typeof variable?.value === 'string') checkPlainValues('variables', { [name]: variable.value }, where);
  }
  const fromSecrets = Object.entries(secretVariables).map(([name, { secret, key }]) => {
    checkVariableName(name, 'secretVariables', where);
    if (name in variables)
      throw usageError({ what: `${name} is given twice, in variables and in secretVariables`, where, fix: 'remove one of them' });
    const source = scope.node.tryFindChild(`secret-${secret}`) as kplus.ISecret | undefined;
    const imported = source ?? kplus.Secret.fromSecretName(scope, `secret-${secret}`, secret);
    return [name, kplus.EnvValue.fromSecretValue({ secret: imported, key })] as const;
  });
  return { ...variables, ...Object.fromEntries(fromSecrets) };
}

/**
 * Puts variables before those that a rendered container has, sorted, so that the order in which they were added does not show.
 */
export function injectVariables(container: Record<string, any>, variables: ReadonlyMap<string, string>): void {
  if (variables.size === 0) return;
  const injected = [...variables].sort(([a], [b]) => compareText(a, b)).map(([name, value]) => ({ name, value }));
  setSorted(container, 'env', [...injected, ...(container.env ?? [])]);
}

/** Name of the variable with the address of a service: `ORDER_HISTORY_URL`. */
export function urlVariable(serviceName: string): string {
  return `${serviceName.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_URL`;
}

function checkVariableName(name: string, what: string, where: string): void {
  if (VARIABLE.test(name)) return;
  throw usageError({
    what: `a key of ${what} cannot be an environment variable`,
    where,
    value: name,
    allowed: 'letters, digits and "_", not starting with a digit',
  });
}
