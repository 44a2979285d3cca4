import { type Directive, directive, literal, token } from '../../nginx';

/** An answer that nginx gives itself. */
export function jsonAnswer(status: number, body: object): Directive[] {
  return [
    directive('default_type', [token('application/json')]),
    directive('return', [token(status), literal(`${JSON.stringify(body)}\n`)]),
  ];
}
