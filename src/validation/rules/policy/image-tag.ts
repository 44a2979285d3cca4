import { eachContainer } from '../../subject';
import type { Rule } from '../rule';

/** Images say which version they are. */
export const imageTag: Rule = {
  id: 'image-tag',
  layer: 'policy',
  severity: 'error',
  summary: 'every image names a digest, or a tag other than latest',
  help: 'Without a version, two pods of one Deployment may run different programs, and a rollback brings back nothing. A digest (name@sha256:…) never moves.',
  kinds: 'pods',
  check({ pod }, report) {
    eachContainer(pod!, (container, list, i) => {
      const { image } = container;
      if (typeof image !== 'string' || image === '' || image.includes('@')) return;
      // A colon before the last slash belongs to the port of a registry.
      const tag = /:([^/:]*)$/.exec(image)?.[1];
      if (tag !== undefined && tag !== '' && tag !== 'latest') return;
      report(`${pod!.specPath}.${list}[${i}].image`, tag === 'latest' ? 'the tag latest says no version' : 'the image has no tag', {
        value: image,
        allowed: 'a digest, or a tag other than latest',
        fix: `write ${image.replace(/:[^/:]*$/, '')}@sha256:… or a version as tag`,
      });
    });
  },
};
