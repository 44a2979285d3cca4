/** A label selector as it stands in workloads, budgets and policies. */
export interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly { readonly key: string; readonly operator: string; readonly values?: readonly string[] }[];
}

/** Whether labels have all of some pairs. */
export function hasLabels(labels: Readonly<Record<string, string>>, wanted: Readonly<Record<string, string>>): boolean {
  for (const key in wanted) if (labels[key] !== wanted[key]) return false;
  return true;
}

/** Whether a selector selects an object with these labels. An empty selector selects all. */
export function selects(selector: LabelSelector, labels: Readonly<Record<string, string>>): boolean {
  if (selector.matchLabels && !hasLabels(labels, selector.matchLabels)) return false;
  const expressions = selector.matchExpressions;
  return !expressions || expressions.every((expression) => meets(expression, labels));
}

function meets(
  expression: { key: string; operator: string; values?: readonly string[] },
  labels: Readonly<Record<string, string>>,
): boolean {
  const value = Object.hasOwn(labels, expression.key) ? labels[expression.key] : undefined;
  switch (expression.operator) {
    case 'In':
      return value !== undefined && (expression.values ?? []).includes(value);
    case 'NotIn':
      return value === undefined || !(expression.values ?? []).includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

/** Whether a selector names nothing at all. */
export function isEmptySelector(selector: LabelSelector): boolean {
  return isEmpty(selector.matchLabels) && (selector.matchExpressions ?? []).length === 0;
}

/** Whether an object is absent or has no fields. */
export function isEmpty(record: Readonly<Record<string, unknown>> | null | undefined): boolean {
  if (!record) return true;
  for (const _ in record) return false;
  return true;
}

/** A selector in one line: `app=web,tier in (a,b)`. */
export function printSelector(selector: LabelSelector): string {
  const pairs = Object.entries(selector.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
  const expressions = (selector.matchExpressions ?? []).map(({ key, operator, values }) =>
    values?.length ? `${key} ${operator} (${values.join(',')})` : `${key} ${operator}`,
  );
  return [...pairs, ...expressions].sort().join(',') || '(all)';
}
