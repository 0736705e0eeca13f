import { type Phrase, phrases } from './phrase.js';

/** Refused, on the way in or out, by a safety system. */
export const contentFilter: readonly Phrase[] = phrases('content_filter', [
  [
    'filter',
    /content[ _-]filter|filtered (?:due to|because|by)|(?:blocked|rejected|triggered) by.{0,30}filter/,
  ],
  ['polic', /content (?:management |moderation |safety |usage |and safety )?polic/],
  [
    'polic',
    /(?:violat\w{0,4}|against|breach\w{0,3} of|comply with).{0,60}(?:usage|safety|content|use|our|terms|acceptable use|community) (?:polic|guidelines|of service)/,
  ],
  ['polic', /(?:blocked|rejected|refused|flagged).{0,40}polic/],
  ['terms of', /violat\w{0,4}.{0,60}terms of (?:use|service)/],
  ['guideline', /violat\w{0,4}.{0,60}guidelines?/],
  ['blocked', /(?:content|prompt|input|output|message|text)\b.{0,60}(?:is|was|were|been) blocked/],
  ['not safe', /(?:content|prompt|input|output|image|text) (?:is|was) not safe/],
  ['flagged', /(?:was|were|been|is|are|input|prompt|content) flagged|flagged (?:as|by|for)/],
  [
    'moderation',
    /(?:blocked|rejected|refused|failed|flagged|requires|by|did not pass).{0,40}moderation|moderation (?:system|check|filter|failed)/,
  ],
  [
    'safety',
    /safety (?:system|filter|settings|check|reason|polic|guideline)|(?:blocked|rejected|refused)(?: due to| by| for| because of).{0,30}safety/,
  ],
  [
    'guardrail',
    /guardrails?.{0,40}(?:fail|block|interven|violat|denied|trigger)|(?:(?:blocked|rejected|violated|denied) by|violat\w{0,4}).{0,30}guardrail/,
  ],
  [
    'sensitive',
    /(?:contains?|detected|include|may contain|potentially).{0,60}sensitive (?:content|information|words?|data)?|sensitive (?:content|words?) (?:detected|found)/,
  ],
  ['inappropriate', /inappropriate (?:content|material)|content.{0,20}inappropriate/],
  [
    'unsafe',
    /(?:potentially |deemed |considered )unsafe|unsafe (?:content|prompt|input|or sensitive)/,
  ],
  ['risk', /content exists? risk|considered high risk|risk control/],
  ['prohibit', /prohibited (?:content|use)/],
  ['responsible', /responsible ai/],
  ['敏感', /敏感/],
  ['违规', /违规|不合规/],
  ['不安全', /不安全/],
  ['审核', /审核(?:未通过|不通过|失败)|内容审核/],
]);
