export { type Argument, declare, expression, flag, literal, parameter, token, uncarriable, variable } from './argument';
export { check, type Problem } from './check';
export { type Directive, directive, entry, mapEntry } from './directive';
export { printConfiguration } from './print';
export { bytes, milliseconds, seconds } from './units';
