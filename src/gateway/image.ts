import { usageError } from '../manifest/errors';
import { parseImage } from '../workload/image';

/** Oldest nginx that has all directives in use: `ssl_certificate_cache`. */
const OLDEST = [1, 27, 4];

/** Repositories whose tags are versions of nginx. */
const NGINX = /(^|\/)nginx[^/]*$/;

/**
 * Checks the image of a gateway: it says which one it is, and the nginx in it is not too old as far as name and tag tell.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_ssl_module.html#ssl_certificate_cache
 */
export function checkImage(image: string, where: string): string {
  const { repository, tag } = parseImage(image, where);
  const version = /^(\d+)\.(\d+)(?:\.(\d+))?(?:-|$)/.exec(tag ?? '')?.slice(1);
  // Two numbers name the newest of a line.
  if (version && NGINX.test(repository) && isOlder(version.map((part) => (part ? Number(part) : Number.POSITIVE_INFINITY)))) {
    throw usageError({
      what: 'the nginx of this image is too old',
      where,
      value: image,
      allowed: `nginx ${OLDEST.join('.')} or newer`,
      fix: 'use a newer one, or leave the prop out',
    });
  }
  if (/-slim$/.test(tag ?? '') && NGINX.test(repository)) {
    throw usageError({
      what: 'the slim images of nginx come without the njs module, which the startup probe runs in',
      where,
      value: image,
      fix: `use ${image.replace(/-slim(?=@|$)/, '')}`,
    });
  }
  return image;
}

function isOlder(version: readonly number[]): boolean {
  const at = version.findIndex((part, i) => part !== OLDEST[i]);
  return at >= 0 && version[at] < OLDEST[at];
}
