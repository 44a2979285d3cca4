import { eachContainer } from '../../subject';
import type { Rule } from '../rule';

/** Every container says which image it runs. */
export const containerImage: Rule = {
  id: 'container-image',
  layer: 'api',
  severity: 'error',
  summary: 'every container names an image, without spaces around it',
  help: 'The API server refuses a container without an image.',
  kinds: 'pods',
  check({ pod, kindId }, report) {
    eachContainer(pod!, (container, list, i) => {
      const { image } = container;
      if (!image) {
        report(`${pod!.specPath}.${list}[${i}].image`, 'missing image', { value: image, allowed: 'a name with a tag or digest' });
      } else if (typeof image === 'string' && image !== image.trim()) {
        report(`${pod!.specPath}.${list}[${i}].image`, 'spaces around the image', {
          value: image,
          fix: `write ${image.trim()}`,
          // In a template the API server lets it pass, and no pod of it ever starts.
          ...(kindId === 'Pod' ? {} : { severity: 'warning' as const }),
        });
      }
    });
  },
};
