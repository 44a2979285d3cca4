import { type Argument, type Directive, directive, expression, parameter, token, variable } from '../../nginx';

/** A name in the log, the variable behind it, and whether its value is a JSON number. */
const FIELDS: readonly (readonly [string, string, 'number'?])[] = [
  ['time', 'time_iso8601'],
  ['requestId', 'request_id'],
  ['client', 'remote_addr'],
  ['method', 'request_method'],
  ['host', 'host'],
  // The path without its query, in which secrets and personal data travel.
  ['path', 'uri'],
  ['protocol', 'server_protocol'],
  ['status', 'status', 'number'],
  ['bytesSent', 'body_bytes_sent', 'number'],
  ['requestLength', 'request_length', 'number'],
  ['seconds', 'request_time', 'number'],
  ['upstream', 'proxy_host'],
  ['upstreamAddress', 'upstream_addr'],
  ['upstreamStatus', 'upstream_status'],
  // With several tries these are lists such as `0.001, 0.020`, so they stay strings.
  ['upstreamConnectSeconds', 'upstream_connect_time'],
  ['upstreamSeconds', 'upstream_response_time'],
];

/** One JSON object for each request, on standard output. */
export function logDirectives(): Directive[] {
  return [
    directive('log_format', [token('json'), parameter('escape', 'json'), jsonLine()]),
    directive('access_log', [token('/dev/stdout'), token('json')]),
  ];
}

function jsonLine(): Argument {
  const parts = FIELDS.flatMap(([name, source, kind], i) => {
    const quote = kind === 'number' ? '' : '"';
    const end = quote + (i === FIELDS.length - 1 ? '}' : ',');
    return [`${i === 0 ? '{' : ''}"${name}":${quote}`, variable(source), end];
  });
  return expression(...parts);
}
