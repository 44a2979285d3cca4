/** A syntax that names, keys or values follow. */
export interface NameSyntax {
  /** Whether a text follows it. */
  readonly test: (text: string) => boolean;
  /** What is allowed, for messages. */
  readonly allowed: string;
}

const LABEL_MAX = 63;
const SUBDOMAIN_MAX = 253;

const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const label1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const qualified = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const configKey = /^[-._a-zA-Z0-9]+$/;
const portName = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** DNS label of RFC 1123, for most names that become part of a host name. */
export const DNS_LABEL: NameSyntax = {
  test: (text) => text.length <= LABEL_MAX && label.test(text),
  allowed: `at most ${LABEL_MAX} of a-z, 0-9 and -, beginning and ending with a letter or digit`,
};

/** DNS label of RFC 1035: as {@link DNS_LABEL}, beginning with a letter. */
export const DNS_1035_LABEL: NameSyntax = {
  test: (text) => text.length <= LABEL_MAX && label1035.test(text),
  allowed: `at most ${LABEL_MAX} of a-z, 0-9 and -, beginning with a letter and ending with a letter or digit`,
};

/** DNS subdomain of RFC 1123, for most names of objects. */
export const DNS_SUBDOMAIN: NameSyntax = {
  test: (text) => text.length <= SUBDOMAIN_MAX && subdomain.test(text),
  allowed: `at most ${SUBDOMAIN_MAX} of a-z, 0-9, - and ., each part between dots beginning and ending with a letter or digit`,
};

/** A name that fits in a path of the API: RBAC objects have such names. */
export const PATH_SEGMENT: NameSyntax = {
  test: (text) => text !== '' && text !== '.' && text !== '..' && !/[/%]/.test(text),
  allowed: 'anything but "." and "..", without / and %',
};

/** Key of a label, with an optional prefix: `example.com/team`. */
export const LABEL_KEY: NameSyntax = {
  test: isLabelKey,
  allowed: `at most ${LABEL_MAX} of letters, digits, -, _ and ., beginning and ending with a letter or digit, after an optional DNS name and /`,
};

/** Key of an annotation: as that of a label, and upper case is allowed in the prefix. */
export const ANNOTATION_KEY: NameSyntax = { test: (text) => isLabelKey(text.toLowerCase()), allowed: LABEL_KEY.allowed };

/** Value of a label, which may be empty. */
export const LABEL_VALUE: NameSyntax = {
  test: (text) => text === '' || (text.length <= LABEL_MAX && qualified.test(text)),
  allowed: `empty, or at most ${LABEL_MAX} of letters, digits, -, _ and ., beginning and ending with a letter or digit`,
};

/** Key of a ConfigMap or a Secret. */
export const CONFIG_KEY: NameSyntax = {
  test: (text) => text.length <= SUBDOMAIN_MAX && configKey.test(text) && text !== '.' && !text.startsWith('..'),
  allowed: `at most ${SUBDOMAIN_MAX} of letters, digits, -, _ and ., not "." and not beginning with ".."`,
};

/** Name of a port of a container (RFC 6335). */
export const PORT_NAME: NameSyntax = {
  test: (text) => text.length <= 15 && portName.test(text) && /[a-z]/.test(text),
  allowed: 'at most 15 of a-z, 0-9 and single -, with at least one letter, beginning and ending with a letter or digit',
};

function isLabelKey(text: string): boolean {
  const slash = text.indexOf('/');
  const name = text.slice(slash + 1);
  if (name.length > LABEL_MAX || !qualified.test(name)) return false;
  return slash < 0 || DNS_SUBDOMAIN.test(text.slice(0, slash));
}
