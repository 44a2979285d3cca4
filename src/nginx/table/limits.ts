import { type DirectiveTable, HTTP_LEVELS } from './spec';

/** Limits by a key. @see https://nginx.org/en/docs/http/ngx_http_limit_req_module.html */
export const LIMITS: DirectiveTable = {
  limit_conn: { contexts: HTTP_LEVELS, arity: [2, 2], repeats: true },
  limit_conn_status: { contexts: HTTP_LEVELS, arity: [1, 1] },
  limit_conn_zone: { contexts: ['http'], arity: [2, 2], evaluates: [0], repeats: true },
  limit_req: { contexts: HTTP_LEVELS, arity: [1, 3], repeats: true },
  limit_req_log_level: { contexts: HTTP_LEVELS, arity: [1, 1] },
  limit_req_status: { contexts: HTTP_LEVELS, arity: [1, 1] },
  limit_req_zone: { contexts: ['http'], arity: [3, 3], evaluates: [0], repeats: true },
};

/** TLS to clients. @see https://nginx.org/en/docs/http/ngx_http_ssl_module.html */
export const SSL: DirectiveTable = {
  ssl_certificate: { contexts: ['http', 'server'], arity: [1, 1], evaluates: [0], repeats: true },
  ssl_certificate_cache: { contexts: ['http', 'server'], arity: [1, 3], since: '1.27.4' },
  ssl_certificate_key: { contexts: ['http', 'server'], arity: [1, 1], evaluates: [0], repeats: true },
  ssl_ciphers: { contexts: ['http', 'server'], arity: [1, 1] },
  ssl_prefer_server_ciphers: { contexts: ['http', 'server'], arity: [1, 1] },
  ssl_protocols: { contexts: ['http', 'server'], arity: [1, 6] },
  ssl_reject_handshake: { contexts: ['http', 'server'], arity: [1, 1], since: '1.19.4' },
  ssl_session_cache: { contexts: ['http', 'server'], arity: [1, 2] },
  ssl_session_tickets: { contexts: ['http', 'server'], arity: [1, 1] },
  ssl_session_timeout: { contexts: ['http', 'server'], arity: [1, 1] },
};

/** Scripts. @see https://nginx.org/en/docs/http/ngx_http_js_module.html */
export const SCRIPTS: DirectiveTable = {
  js_content: { contexts: ['location'], arity: [1, 1] },
  js_import: { contexts: HTTP_LEVELS, arity: [1, 3], repeats: true },
  js_set: { contexts: HTTP_LEVELS, arity: [2, 3], declares: 0, repeats: true },
  js_shared_dict_zone: { contexts: ['http'], arity: [1, 5], repeats: true },
  js_var: { contexts: HTTP_LEVELS, arity: [1, 2], evaluates: [1], declares: 0, repeats: true },
};
