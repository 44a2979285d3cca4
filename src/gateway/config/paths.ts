/** Folder of the configuration in the container. */
export const CONFIGURATION_FOLDER = '/etc/breakwater';

/** Folder of the certificate in the container. */
export const CERTIFICATE_FOLDER = '/etc/breakwater-tls';

/** The only folder in which nginx writes. */
export const WRITABLE_FOLDER = '/tmp';

/** Name of the configuration file. */
export const CONFIGURATION_FILE = 'nginx.conf';

/** Name of the script that the startup probe runs. */
export const STARTUP_FILE = 'startup.js';

/** Ports of the container. All are above 1023, which any user may listen on. */
export const HTTP_PORT = 8080;
export const HTTPS_PORT = 8443;
/** Not in the Service: only the kubelet and monitoring come here. */
export const STATUS_PORT = 8081;
