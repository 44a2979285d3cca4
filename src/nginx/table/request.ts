import { type DirectiveTable, HTTP_LEVELS, MANY } from './spec';

/** Answers that nginx gives itself, headers, variables, logs. */
export const REQUEST: DirectiveTable = {
  /** @see https://nginx.org/en/docs/http/ngx_http_log_module.html */
  access_log: { contexts: HTTP_LEVELS, arity: [1, MANY], evaluates: [0], repeats: true },
  log_format: { contexts: ['http'], arity: [2, MANY], evaluates: 'all', repeats: true },
  /** @see https://nginx.org/en/docs/http/ngx_http_headers_module.html */
  add_header: { contexts: HTTP_LEVELS, arity: [2, 3], evaluates: [1], repeats: true },
  /** @see https://nginx.org/en/docs/http/ngx_http_rewrite_module.html */
  return: { contexts: ['server', 'location'], arity: [1, 2], evaluates: [1], multiline: 1 },
  set: { contexts: ['server', 'location'], arity: [2, 2], evaluates: [1], declares: 0, repeats: true },
  /** @see https://nginx.org/en/docs/http/ngx_http_map_module.html */
  map: { contexts: ['http'], arity: [2, 2], evaluates: [0], declares: 1, block: 'entries', entriesEvaluate: true, repeats: true },
  map_hash_bucket_size: { contexts: ['http'], arity: [1, 1] },
  map_hash_max_size: { contexts: ['http'], arity: [1, 1] },
  /** The address in front is the name of one variable. @see https://nginx.org/en/docs/http/ngx_http_geo_module.html */
  geo: { contexts: ['http'], arity: [1, 2], evaluates: [0], declares: -1, block: 'entries', repeats: true },
  /** @see https://nginx.org/en/docs/http/ngx_http_realip_module.html */
  real_ip_header: { contexts: HTTP_LEVELS, arity: [1, 1] },
  real_ip_recursive: { contexts: HTTP_LEVELS, arity: [1, 1] },
  set_real_ip_from: { contexts: HTTP_LEVELS, arity: [1, 1], repeats: true },
  /** @see https://nginx.org/en/docs/http/ngx_http_stub_status_module.html */
  stub_status: { contexts: ['server', 'location'], arity: [0, 0] },
};
