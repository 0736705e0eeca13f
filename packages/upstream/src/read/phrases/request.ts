import { type Phrase, phrases } from './phrase.js';

/** A kind of file or content that is not taken. */
export const mediaType: readonly Phrase[] = phrases('unsupported_media_type', [
  [
    'unsupported',
    /unsupported (?:image|file|media|mime|audio|video|document|content)(?:[- ](?:type|format|extension))?\b(?! block)/,
  ],
  [
    'mime',
    /(?<!response )mime[ -]?type.{0,60}(?:not supported|unsupported|not allowed|invalid)|(?:invalid|unknown) mime/,
  ],
  [
    'format',
    /(?:image|file|audio|video|media)(?:'s)? (?:file )?format.{0,60}(?:not supported|unsupported|not allowed|not recognized)|file type.{0,40}not supported/,
  ],
  [
    'content-type',
    /content-type.{0,60}(?:must be|not supported|unsupported|is not|expected|should be|invalid)|(?:unsupported|invalid|unexpected|wrong) content-type/,
  ],
]);

/** The state of something on the server is in the way. */
export const conflict: readonly Phrase[] = phrases('conflict', [
  [
    'already',
    /already (?:exists?|created|has an active|in use|in progress|running|active|been (?:taken|used|created))|you already have/,
  ],
  [
    'status',
    /cannot (?:update|cancel|modify|delete|add|submit).{0,40}(?:with status|while|in (?:status|state))/,
  ],
  [
    'while',
    /while (?:a |another )?(?:run|job|request|task).{0,40}(?:is active|in progress|running|pending)/,
  ],
  [
    'conflict',
    /conflict(?:s|ing|ed)? (?:with|request|state|error)|resource conflict|edit conflict/,
  ],
]);

/** A value outside its range or of the wrong type, told without a code. */
export const fieldValue: readonly Phrase[] = phrases('validation_error', [
  [
    'must be',
    /must be (?:between|(?:a )?(?:number |integer )?(?:greater|less|more|at least|at most|smaller|larger)|in (?:the )?range|>=?|<=?|within|a positive|positive|non-negative)/,
  ],
  ['than', /(?:is )?(?:less|greater|smaller|larger) than the (?:minimum|maximum)/],
  [
    'range',
    /supported range|out of range|valid range|range (?:is|of \w{1,30} should be)|should be in the range/,
  ],
  [
    'value',
    /(?:minimum|maximum) value is|above (?:the )?maximum value|below (?:the )?minimum value|should be (?:greater|less) than/,
  ],
  ['required', /^(?:error in )?.{0,60}: field required|field(?:s)? (?:is |are )?required/],
]);

/** A path or thing that is not there, where the status does not say so. */
export const missing: readonly Phrase[] = phrases('not_found', [
  [
    'not found',
    /^(?:\d{3}:? ?)?(?:the )?(?:requested )?(?:resource|page|path|route|url|endpoint|file|thread|assistant|response|item|batch|not found).{0,60}not found|^not found\.?$|page not found/,
  ],
  ['cannot', /^cannot (?:get|post|put|delete|patch) /],
]);
