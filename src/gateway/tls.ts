import { Duration } from 'cdk8s';
import { usageError } from '../manifest/errors';
import { DNS_SUBDOMAIN } from '../manifest/names';
import type { TlsModel } from './config/model';
import { wholeSeconds } from './durations';

/** `Strict-Transport-Security`: browsers then use HTTPS only. */
export interface Hsts {
  /** How long browsers remember it. It cannot be taken back before that. */
  readonly maxAge: Duration;
  /**
   * Whether it holds for all names below the host too.
   * @default false
   */
  readonly includeSubDomains?: boolean;
}

/** Options of TLS. */
export interface TlsOptions {
  /**
   * How soon a renewed certificate is served, counted from when the kubelet has written it into the pod, which takes about a
   * minute. Nothing is restarted for it. Whole seconds, from 1 s to 1 day.
   * @default Duration.seconds(60)
   */
  readonly reload?: Duration;
  /**
   * Whether plain HTTP is answered with a redirect to HTTPS (308) that keeps path and query. Without it both serve the routes.
   * @default true
   */
  readonly redirectHttp?: boolean;
  /**
   * `Strict-Transport-Security` on the answers by HTTPS.
   * @default - the header is not sent
   */
  readonly hsts?: Hsts;
}

/** TLS of a gateway. */
export class Tls {
  /**
   * TLS with a certificate from a Secret of type `kubernetes.io/tls` in the gateway's namespace. It exists outside of the
   * program, as its key must not be in it: cert-manager or another tool makes and renews it.
   *
   * @param secretName name of the Secret, with the keys `tls.crt` and `tls.key`
   */
  static fromSecret(secretName: string, options: TlsOptions = {}): Tls {
    if (typeof secretName !== 'string' || !DNS_SUBDOMAIN.test(secretName)) {
      throw usageError({
        what: 'TLS from a Secret whose name Kubernetes does not take',
        value: secretName,
        allowed: DNS_SUBDOMAIN.allowed,
      });
    }
    return new Tls(secretName, {
      reload: wholeSeconds(options.reload ?? Duration.seconds(60), 'tls.reload', 1, 86_400),
      redirect: options.redirectHttp ?? true,
      hsts: options.hsts && hstsValue(options.hsts),
    });
  }

  private constructor(
    /** Name of the Secret. */
    readonly secretName: string,
    /** @internal */
    readonly _model: TlsModel,
  ) {}
}

function hstsValue(hsts: Hsts): string {
  const maxAge = wholeSeconds(hsts.maxAge, 'tls.hsts.maxAge', 0, 10 * 365 * 86_400);
  return `max-age=${maxAge}${hsts.includeSubDomains ? '; includeSubDomains' : ''}`;
}
