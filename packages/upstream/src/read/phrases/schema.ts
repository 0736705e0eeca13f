import { type Phrase, phrases } from './phrase.js';

/** The schema of a tool or of the structured output is refused. */
export const schema: readonly Phrase[] = phrases('invalid_schema', [
  ['schema', /function_?declarations?.{0,80}schema/],
  ['schema', /schema\b.{0,60}(?:exceeds the maximum|too many states|nesting depth)/],
  [
    'schema',
    /invalid (?:json )?schema\b|(?:json[_ ])?schema (?:is |was )?(?:invalid|not (?:valid|supported)|unsupported|too (?:complex|deep|large)|exceeds)/,
  ],
  [
    'schema',
    /input_schema|json_?schema\b.{0,60}(?:invalid|unsupported|not supported|not valid|must|is required|cannot|failed|exceed|contains)/,
  ],
  [
    'schema',
    /schema (?:contains|has|includes|uses|for).{0,80}(?:not supported|unsupported|invalid|not permitted|not allowed)/,
  ],
  [
    'schema',
    /(?:unsupported|invalid|compil\w{1,4}|convert\w{0,3}).{0,30}(?:json |output |response )schema|response_?schema|output schema/,
  ],
  [
    'parameters',
    /(?:function_?declarations?|tools?)\[?[\w.[\]]{0,40}\]?\.(?:function\.)?(?:parameters|input_schema)/,
  ],
  ['propert', /properties\b.{0,120}should be non-empty for object type/],
  ['any_of', /any_?of.{0,60}(?:must be the only field set|not supported)/],
  ['grammar', /(?:parse|compil\w{1,4}|invalid|initialize|build).{0,30}grammar/],
  ['tool', /tools?\b.{0,40}\b(?:custom|function)\b.{0,40}\bschema/],
]);
