import type { ApiObject } from 'cdk8s';
import type { Figure } from './budget';
import type { Problem } from './collect';
import type { Document, FilePlan } from './files';
import type { FindingsMode } from './findings-mode';

/** Rule of figures that are over their budget. */
export const SYNTH_BUDGET = 'synth-budget';

/** One problem for each file that several objects or charts would be written to, where cdk8s keeps the last and loses the others. */
export function clashProblems(plan: FilePlan): Problem[] {
  return plan.clashes.map(({ path, claims }) => {
    const documents = claims.flatMap((claim) => [...claim]);
    const last = documents[documents.length - 1];
    const others = documents.slice(0, -1).map(nameOf);
    return {
      rule: 'shared-file',
      severity: 'error',
      object: last ? nameOf(last) : path,
      ...(last?.object ? { constructPath: last.object.node.path } : {}),
      file: path,
      message: `is written to the same file as ${others.join(', ') || 'another chart'}, and only one of them would be kept`,
      value: path,
      allowed: 'a file for each object',
      fix: 'divide the output by another yamlOutputType, for example FILE_PER_CHART, or rename one of them',
    };
  });
}

/** The problem of a figure that is over its budget. */
export function overrunProblem({ name, unit, raw, counted, limit }: Figure, mode: FindingsMode): Problem {
  const figure = name === 'total' ? 'the time of synth' : name.startsWith('per') ? 'the time per object' : name;
  const asMeasured = raw === counted ? '' : ` (${raw.toFixed(1)} ${unit} as measured)`;
  return {
    rule: SYNTH_BUDGET,
    severity: mode,
    object: 'App',
    message: `${figure} is over its budget: ${counted.toFixed(1)} ${unit}${asMeasured}`,
    value: `${counted.toFixed(1)} ${unit}`,
    allowed: `at most ${limit} ${unit}`,
    fix: 'raise the budget of the App, or look in the table of phases for what became slow',
  };
}

function nameOf({ object, json }: Document): string {
  const kind = json?.kind ?? object?.kind;
  const name = json?.metadata?.name ?? (object as ApiObject | undefined)?.name;
  const namespace = json?.metadata?.namespace;
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}
