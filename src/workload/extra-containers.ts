import * as kplus from 'cdk8s-plus-27';
import { usageError } from '../manifest/errors';
import { DNS_LABEL } from '../manifest/names';
import { checkName } from './checks';
import { parseImage } from './image';

/** Containers of the program, checked, with quieter defaults than those of cdk8s-plus-27. */
export function extraContainers(list: string, containers: readonly kplus.ContainerProps[], where: string): kplus.ContainerProps[] {
  return containers.map((container, i) => {
    const name = `${list}[${i}]`;
    checkName(container.name ?? '', `${name}.name`, where, DNS_LABEL);
    parseImage(container.image, `${where}, ${name}`);
    if (!container.resources?.cpu?.limit || !container.resources.memory?.limit) {
      throw usageError({
        what: `${name} has no limits of cpu and memory`,
        where,
        value: container.name,
        fix: 'give it resources: { cpu: { request, limit }, memory: { request, limit } }',
      });
    }
    return { imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT, ...container };
  });
}
