import { LABEL_KEY } from '../../../manifest/names';
import { compareQuantities, isNegative, isWhole, parseQuantity, type Quantity } from '../../../manifest/quantity';
import { closest } from '../../../manifest/similar';
import { eachContainer } from '../../subject';
import type { Report, Rule } from '../rule';

/** Amounts of resources. */
export const resources: Rule = {
  id: 'resources',
  layer: 'api',
  severity: 'error',
  summary: 'containers ask for resources that exist, amounts are not negative, and requests are at most their limits',
  help: 'A limit below a request can never be kept. Resources of other vendors (example.com/gpu) and huge pages cannot be overcommitted: their request, if any, equals their limit, in whole numbers.',
  kinds: 'any',
  check(subject, report) {
    const { pod } = subject;
    if (pod) {
      eachContainer(pod, (container, list, i) => {
        if (container.resources) checkResources(container.resources, () => `${pod.specPath}.${list}[${i}].resources`, report);
      });
      pod.spec.volumes?.forEach((volume: any, i: number) => {
        const limit = volume.emptyDir?.sizeLimit;
        if (limit && isNegative(parse(limit))) {
          report(`${pod.specPath}.volumes[${i}].emptyDir.sizeLimit`, 'must not be negative', { value: limit, allowed: 'zero or more' });
        }
      });
    } else if (subject.kindId === 'PersistentVolumeClaim') {
      const storage = subject.manifest.spec?.resources?.requests?.storage;
      if (storage !== undefined && parse(storage).mantissa <= 0n) {
        report('spec.resources.requests[storage]', 'must be more than zero', { value: storage, allowed: 'for example 1Gi' });
      }
    }
  },
};

/** Resources of Kubernetes that a container can have, but for huge pages. */
const OF_CONTAINERS: ReadonlySet<string> = new Set(['cpu', 'memory', 'ephemeral-storage']);

/** What people write for them. */
const ALIASES: Readonly<Record<string, string>> = { mem: 'memory', ram: 'memory', storage: 'ephemeral-storage', disk: 'ephemeral-storage' };

const ZERO: Quantity = { mantissa: 0n, exponent: 0 };

/** Quantities read before: a program repeats a few. Bounded, for long-running processes. */
const parsed = new Map<string | number, Quantity>();
const CACHE_LIMIT = 10_000;

function parse(value: string | number): Quantity {
  let quantity = parsed.get(value);
  if (!quantity) {
    quantity = parseQuantity(value) ?? ZERO;
    if (parsed.size >= CACHE_LIMIT) parsed.clear();
    parsed.set(value, quantity);
  }
  return quantity;
}

function checkResources(resources: any, at: () => string, report: Report): void {
  const { requests, limits } = resources;
  for (const name in limits) {
    if (!OF_CONTAINERS.has(name)) checkName(name, () => `${at()}.limits[${name}]`, report);
    checkAmount(limits[name], name, () => `${at()}.limits[${name}]`, report);
  }
  for (const name in requests) {
    const request = requests[name];
    if (!OF_CONTAINERS.has(name)) checkName(name, () => `${at()}.requests[${name}]`, report);
    checkAmount(request, name, () => `${at()}.requests[${name}]`, report);
    const limit = limits?.[name];
    const path = () => `${at()}.requests[${name}]`;
    if (limit === undefined) {
      if (cannotOvercommit(name)) report(path(), `${name} needs a limit that equals the request`, { value: request });
    } else {
      const order = request === limit ? 0 : compareQuantities(parse(request), parse(limit));
      if (order > 0) report(path(), 'the request is more than the limit', { value: request, allowed: `at most ${limit}` });
      else if (order < 0 && cannotOvercommit(name))
        report(path(), `the request of ${name} must equal its limit`, { value: request, allowed: String(limit) });
    }
  }
}

/** A container has a few resources of Kubernetes, and those of vendors, which have a prefix. */
function checkName(name: string, at: () => string, report: Report): void {
  if (name.startsWith('hugepages-')) return;
  if (name.includes('/') && LABEL_KEY.test(name)) return;
  const similar = ALIASES[name.toLowerCase()] ?? closest(name, [...OF_CONTAINERS]);
  report(at(), 'not a resource of a container', {
    value: name,
    allowed: `${[...OF_CONTAINERS].join(', ')}, hugepages-SIZE, or one of a vendor such as example.com/gpu`,
    fix: similar && `write ${similar}`,
  });
}

function checkAmount(value: string | number, name: string, at: () => string, report: Report): void {
  const quantity = parse(value);
  if (isNegative(quantity)) report(at(), 'must not be negative', { value, allowed: 'zero or more' });
  else if (isExtended(name) && !isWhole(quantity)) report(at(), `${name} comes in whole numbers`, { value, allowed: 'for example 1' });
}

/** Whether a resource is one of a vendor rather than of Kubernetes. */
function isExtended(name: string): boolean {
  return name.includes('/') && !/(^|\.)kubernetes\.io\//.test(name);
}

function cannotOvercommit(name: string): boolean {
  return name.startsWith('hugepages-') || isExtended(name);
}
