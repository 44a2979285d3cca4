import type { Rule } from '../rule';

// The walk over the schema finds these all at once; the engine gives each finding to its rule.

/** A field that the kind does not have. */
export const unknownField: Rule = {
  id: 'unknown-field',
  layer: 'api',
  severity: 'error',
  summary: 'every field exists in the target Kubernetes version',
  help: 'The API server refuses fields that it does not know under strict validation, and drops them otherwise: what was meant does not happen. Correct the name, move the field to the object it belongs to, or raise the target version.',
};

/** A field that must be there and is not. */
export const missingField: Rule = {
  id: 'missing-field',
  layer: 'api',
  severity: 'error',
  summary: 'every required field is there and is not empty',
  help: 'The API server refuses an object without it. An empty text, an empty list and the number 0 count as absent.',
};

/** A value of another type. */
export const wrongType: Rule = {
  id: 'wrong-type',
  layer: 'api',
  severity: 'error',
  summary: 'every value has the type of its field',
  help: 'The API server cannot read a number where a text belongs, or the other way round. In YAML, unquoted true, yes, on and 8080 are no texts: quote them where a text belongs.',
};

/** A value outside of a closed set. */
export const unknownValue: Rule = {
  id: 'unknown-value',
  layer: 'api',
  severity: 'error',
  summary: 'every value of a closed set is one of that set',
  help: 'The API server refuses any other value. Letter case counts.',
};

/** A text that is no quantity. */
export const quantity: Rule = {
  id: 'quantity',
  layer: 'api',
  severity: 'error',
  summary: 'amounts follow the grammar of Kubernetes quantities',
  help: 'Write 512Mi or 512M, not 512mb; 500m or 0.5, not 500 millis. k is lower case, Ki has a capital; m is a thousandth and M a million.',
};

/** Two items of a list with one key. */
export const duplicateItem: Rule = {
  id: 'duplicate-item',
  layer: 'api',
  severity: 'error',
  summary: 'items of a list that have a name or another key have each a different one',
  help: 'The API server refuses two containers, volumes or ports of one key. Some lists (env, container ports) pass on create, and are reported as warnings: server-side apply refuses them, and otherwise one of the two is lost.',
};
