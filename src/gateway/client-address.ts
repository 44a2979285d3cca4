import type { ClientAddressModel } from './config/model';
import { trustedNetworks } from './trusted-networks';

/**
 * How a gateway learns the addresses of its clients, which the rate limits, the log and `X-Real-IP` rest on.
 *
 * Whatever a client itself writes into `X-Forwarded-For` is believed in none of the ways.
 */
export class ClientAddress {
  /**
   * The address from which the connection comes. The load balancer must pass packets on with the client's address, as most
   * network load balancers do; the Service keeps it by `externalTrafficPolicy: Local`.
   */
  static fromConnection(): ClientAddress {
    return new ClientAddress({ source: 'connection', trusted: [] });
  }

  /**
   * The last address in `X-Forwarded-For` that is not one of the given networks, for load balancers and CDNs that speak HTTP.
   * Their `X-Forwarded-Proto` is believed too.
   *
   * @param cidrs networks from which the proxies connect, for example `10.0.0.0/8`
   * @throws on a list that is empty, a network that is malformed and one that holds every address
   */
  static trustedProxies(cidrs: string[]): ClientAddress {
    return new ClientAddress({ source: 'forwarded', trusted: trustedNetworks(cidrs, 'trusted proxies') });
  }

  /**
   * The address in the PROXY protocol header, for load balancers that send one in front of every connection. The gateway then
   * takes no connection without it.
   *
   * @param cidrs networks from which the load balancer connects
   * @throws on a list that is empty, a network that is malformed and one that holds every address
   * @see https://www.haproxy.org/download/3.2/doc/proxy-protocol.txt
   */
  static proxyProtocol(cidrs: string[]): ClientAddress {
    return new ClientAddress({ source: 'proxy-protocol', trusted: trustedNetworks(cidrs, 'PROXY protocol') });
  }

  private constructor(
    /** @internal */
    readonly _model: ClientAddressModel,
  ) {}
}
