import { type ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { isUsageError } from '../manifest/errors';
import type { LostField } from '../manifest/manifest';
import type { Document } from './files';
import type { OrderedChart } from './order';
import { renderApiObject } from './render';

/** Something wrong that shows while objects are made ready, before they can be validated. */
export interface Problem {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly object: string;
  readonly constructPath?: string;
  readonly file?: string;
  readonly fieldPath?: string;
  readonly value?: unknown;
  readonly message: string;
  readonly allowed?: string;
  readonly fix?: string;
}

/** A document with what its mapper dropped. */
export interface CollectedDocument extends Document {
  readonly lost: readonly LostField[];
}

/** Runs the validations that constructs brought along, each once. */
export function runValidations(root: IConstruct): Problem[] {
  return root.node.findAll().flatMap((construct) =>
    construct.node.validate().map((message): Problem => {
      const path = construct.node.path || 'the app';
      return { rule: 'construct-validation', severity: 'error', object: path, constructPath: path, message };
    }),
  );
}

/** Renders a chart's objects, each once. What cannot be rendered for a mistake of the user becomes a problem; what the program's own code throws is thrown. */
export function renderChart(ordered: OrderedChart, problems: Problem[]): CollectedDocument[] {
  const documents: CollectedDocument[] = [];
  for (const object of ordered.objects) {
    try {
      const { manifest, lost } = renderApiObject(object);
      documents.push({ json: manifest, object, lost });
    } catch (error) {
      if (!isUsageError(error)) throw error;
      problems.push(renderProblem(object, error));
    }
  }
  return documents;
}

/** Whether a chart has a `toJson` of the program's own, which says what the chart renders. */
export function rendersItself(chart: Chart): boolean {
  return chart.toJson !== Chart.prototype.toJson;
}

/** What a chart with a `toJson` of its own renders. */
export function renderItself(chart: Chart): CollectedDocument[] {
  return Object.values(chart.toJson()).map((json) => ({ json, lost: [] }));
}

/** Takes an error apart that says what is wrong in one line, and value, allowed and fix in lines of their own. */
function renderProblem(object: ApiObject, error: Error): Problem {
  const [head, ...details] = error.message.split('\n');
  const path = object.node.path;
  const parts: Record<string, unknown> = {};
  for (const line of details) {
    const [, name, text] = /^ {2}(value|allowed|fix): +(.*)$/.exec(line) ?? [];
    if (name) parts[name] = name === 'value' ? parse(text) : text;
  }
  const message = head.startsWith(`${path}: `) ? head.slice(path.length + 2) : head;
  const [, pointer, about] = /^\/(\S+): (.*)$/.exec(message) ?? [];
  return {
    rule: 'render',
    severity: 'error',
    object: `${object.kind} ${object.metadata.namespace ? `${object.metadata.namespace}/` : ''}${object.name}`,
    constructPath: path,
    ...(pointer ? { fieldPath: fieldPath(pointer) } : {}),
    message: about ?? message,
    ...parts,
  };
}

/** A JSON pointer in the form in which findings name fields. */
function fieldPath(pointer: string): string {
  return pointer
    .split('/')
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .reduce((path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : `${path}.${part}`));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
