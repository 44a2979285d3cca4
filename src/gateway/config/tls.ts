import { type Directive, declare, directive, entry, expression, flag, literal, parameter, seconds, token, variable } from '../../nginx';
import type { TlsModel } from './model';
import { CERTIFICATE_FOLDER } from './paths';

/** Holds the folder of the certificate. */
const FOLDER = 'certificate_folder';

/** What Mozilla's intermediate profile allows for TLS 1.2; the ciphers of TLS 1.3 are all sound. @see https://wiki.mozilla.org/Security/Server_Side_TLS */
const CIPHERS = [
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
];

/** TLS settings of all servers. */
export function tlsDirectives(model: TlsModel): Directive[] {
  return [
    directive('ssl_protocols', [token('TLSv1.2'), token('TLSv1.3')]),
    directive('ssl_ciphers', [literal(CIPHERS.join(':'))]),
    directive('ssl_prefer_server_ciphers', [flag(false)]),
    directive('ssl_session_cache', [token('shared:SSL:10m')]),
    directive('ssl_session_timeout', [seconds(600)]),
    // Tickets would outlive the cache and weaken forward secrecy.
    directive('ssl_session_tickets', [flag(false)]),
    // A name without a variable is read once, when nginx starts. A variable makes it follow the file: this is a constant one.
    directive('geo', [declare(FOLDER)], [entry('default', literal(CERTIFICATE_FOLDER))]),
    directive('ssl_certificate_cache', [
      parameter('max', 100),
      parameter('valid', seconds(model.reload)),
      parameter('inactive', seconds(model.reload)),
    ]),
  ];
}

/** The certificate of a server. */
export function certificateDirectives(): Directive[] {
  return [
    directive('ssl_certificate', [expression(variable(FOLDER), '/tls.crt')]),
    directive('ssl_certificate_key', [expression(variable(FOLDER), '/tls.key')]),
  ];
}
