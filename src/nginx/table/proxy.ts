import { type DirectiveTable, HTTP_LEVELS, MANY } from './spec';

/** Passing requests on. @see https://nginx.org/en/docs/http/ngx_http_proxy_module.html */
export const PROXY: DirectiveTable = {
  proxy_buffering: { contexts: HTTP_LEVELS, arity: [1, 1] },
  proxy_buffers: { contexts: HTTP_LEVELS, arity: [2, 2] },
  proxy_buffer_size: { contexts: HTTP_LEVELS, arity: [1, 1] },
  proxy_connect_timeout: { contexts: HTTP_LEVELS, arity: [1, 1] },
  proxy_headers_hash_bucket_size: { contexts: HTTP_LEVELS, arity: [1, 1] },
  proxy_headers_hash_max_size: { contexts: HTTP_LEVELS, arity: [1, 1] },
  proxy_hide_header: { contexts: HTTP_LEVELS, arity: [1, 1], repeats: true },
  proxy_http_version: { contexts: HTTP_LEVELS, arity: [1, 1] },
  proxy_intercept_errors: { contexts: HTTP_LEVELS, arity: [1, 1] },
  proxy_max_temp_file_size: { contexts: HTTP_LEVELS, arity: [1, 1] },
  proxy_method: { contexts: HTTP_LEVELS, arity: [1, 1], evaluates: [0] },
  proxy_next_upstream: { contexts: HTTP_LEVELS, arity: [1, MANY] },
  proxy_next_upstream_timeout: { contexts: HTTP_LEVELS, arity: [1, 1] },
  proxy_next_upstream_tries: { contexts: HTTP_LEVELS, arity: [1, 1] },
  proxy_pass: { contexts: ['location'], arity: [1, 1], evaluates: [0] },
  proxy_pass_request_body: { contexts: HTTP_LEVELS, arity: [1, 1] },
  proxy_pass_request_headers: { contexts: HTTP_LEVELS, arity: [1, 1] },
  proxy_read_timeout: { contexts: HTTP_LEVELS, arity: [1, 1] },
  proxy_redirect: { contexts: HTTP_LEVELS, arity: [1, 2], evaluates: 'all', repeats: true },
  proxy_request_buffering: { contexts: HTTP_LEVELS, arity: [1, 1] },
  proxy_send_timeout: { contexts: HTTP_LEVELS, arity: [1, 1] },
  proxy_set_header: { contexts: HTTP_LEVELS, arity: [2, 2], evaluates: [1], repeats: true },
  proxy_socket_keepalive: { contexts: HTTP_LEVELS, arity: [1, 1] },
  proxy_temp_path: { contexts: HTTP_LEVELS, arity: [1, 4] },
};

/** Groups of servers. @see https://nginx.org/en/docs/http/ngx_http_upstream_module.html */
export const UPSTREAM: DirectiveTable = {
  hash: { contexts: ['upstream'], arity: [1, 2], evaluates: [0] },
  ip_hash: { contexts: ['upstream'], arity: [0, 0] },
  keepalive: { contexts: ['upstream'], arity: [1, 2] },
  least_conn: { contexts: ['upstream'], arity: [0, 0] },
  random: { contexts: ['upstream'], arity: [0, 2] },
  upstream: { contexts: ['http'], arity: [1, 1], block: 'upstream', repeats: true },
  zone: { contexts: ['upstream'], arity: [1, 2] },
};

/** `server` is two directives under one name: a block in http, a line in upstream. */
export const SERVER_BLOCK = { contexts: ['http'], arity: [0, 0], block: 'server', repeats: true } as const;
export const SERVER_LINE = { contexts: ['upstream'], arity: [1, MANY], repeats: true } as const;
