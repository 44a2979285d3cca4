import { type ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { isUsageError } from '../manifest/errors';
import type { LostField } from '../manifest/manifest';
import type { Document } from './files';
import type { OrderedChart } from './order';
import { renderApiObject } from './render';
import { takeApart } from './usage-text';
import { warningsOf } from './warnings';

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

/** Rule of what constructs say of themselves. */
const CONSTRUCT_VALIDATION = 'construct-validation';

/** Rule of objects that cannot be rendered. */
const RENDER = 'render';

/** Runs the validations that constructs brought along, each once, and takes in what they warn of. */
export function runValidations(root: IConstruct): Problem[] {
  return root.node.findAll().flatMap((construct) => {
    const { path } = construct.node;
    const object = path || 'the app';
    const about = { object, constructPath: object };
    return [
      ...construct.node
        .validate()
        .map((text): Problem => ({ rule: CONSTRUCT_VALIDATION, severity: 'error', ...about, ...takeApart(text, path) })),
      ...warningsOf(construct).map((warning): Problem => ({ severity: 'warning', ...about, ...warning })),
    ];
  });
}

/** Paths of the constructs that say of themselves that they are invalid. */
export function invalidPaths(problems: readonly Problem[]): string[] {
  return problems.flatMap(({ rule, constructPath }) => (rule === CONSTRUCT_VALIDATION && constructPath ? [constructPath] : []));
}

/** Whether a problem is an object that cannot be rendered, so that the output would lack it. */
export function isOfRendering({ rule }: Problem): boolean {
  return rule === RENDER;
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

function renderProblem(object: ApiObject, error: Error): Problem {
  return {
    rule: RENDER,
    severity: 'error',
    object: `${object.kind} ${object.metadata.namespace ? `${object.metadata.namespace}/` : ''}${object.name}`,
    constructPath: object.node.path,
    ...takeApart(error.message, object.node.path),
  };
}
