import { jsonAnswer } from '../../../src/gateway/config/answers';
import { text } from './model';

test('an answer of the gateway itself is JSON on a line', () => {
  expect(text(...jsonAnswer(404, { error: 'no route' }))).toBe('default_type application/json;\nreturn 404 \'{"error":"no route"}\\n\';\n');
});
