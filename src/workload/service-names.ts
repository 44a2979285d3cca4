import { usageError } from '../manifest/errors';
import { DNS_1035_LABEL, DNS_LABEL } from '../manifest/names';

/** The names of a service's objects. */
export interface ServiceNames {
  /** Service of the live colour. */
  readonly service: string;
  /** Service of the idle colour. */
  readonly preview: string;
  /** Service without an address of its own, whose DNS records are the pods of the live colour. */
  readonly headless: string;
  /** What both colours share; Deployments end with `-blue` and `-green`. */
  readonly workload: string;
}

/** Longest ending that is put after a Service's name, and after a workload's: `-headless`, `-green`. */
const SERVICE_ROOM = 63 - '-headless'.length;
const WORKLOAD_ROOM = 63 - '-green'.length;

/**
 * The names of a service's objects, checked.
 *
 * @param id id of the construct, the default of both names
 */
export function serviceNames(id: string, serviceName: string | undefined, workloadName: string | undefined, where: string): ServiceNames {
  const service = serviceName ?? id;
  const workload = workloadName ?? id;
  if (!DNS_1035_LABEL.test(service) || service.length > SERVICE_ROOM)
    throw invalid('serviceName', service, serviceName, `${SERVICE_ROOM} lower-case letters, digits and "-", starting with a letter`, where);
  if (!DNS_LABEL.test(workload) || workload.length > WORKLOAD_ROOM)
    throw invalid('workloadName', workload, workloadName, `${WORKLOAD_ROOM} lower-case letters, digits and "-"`, where);
  return { service, preview: `${service}-preview`, headless: `${service}-headless`, workload };
}

function invalid(prop: string, value: string, given: string | undefined, allowed: string, where: string): Error {
  return usageError({
    what: given === undefined ? `the id of the construct cannot be its ${prop}` : `${prop} is not valid`,
    where,
    value,
    allowed: `at most ${allowed}`,
    ...(given === undefined ? { fix: `give ${prop}` } : {}),
  });
}
