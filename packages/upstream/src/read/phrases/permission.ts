import { type Phrase, phrases } from './phrase.js';

/** A region that is not served; asked before everything else, since such texts mention plans and models. */
export const region: readonly Phrase[] = phrases('permission_denied', [
  [
    'country',
    /country, region,? or territory|(?:not|isn't|unsupported)(?: \w{1,20}){0,3} (?:in|from|for) your (?:country|region|location)|unsupported country|country.{0,20}not supported/,
  ],
  ['location', /user location (?:is )?not supported|location is not (?:supported|allowed)/],
  [
    'region',
    /(?:not|isn't) (?:available|supported|accessible|allowed|permitted) in (?:your|this) (?:region|country|location|geograph)|(?:access|requests?|use).{0,60}from (?:your|this|unsupported) (?:region|countr|location)/,
  ],
  ['geograph', /geographic(?:al)? (?:restriction|region|location)/],
  ['地区', /地区.{0,12}(?:不支持|限制|不可用)/],
]);

/** The whole account, project or resource is barred: no fault of this prompt, whatever is said of policies. */
export const barred: readonly Phrase[] = phrases('permission_denied', [
  ['access', /(?:access|account)(?: \S{1,40})? (?:was|has been|is) (?:terminated|revoked|banned)/],
  [
    'block',
    /(?:resource|account|organi[sz]ation|project|user|key|ip)(?: address)? (?:has been|is|was) (?:temporarily |permanently )?blocked/,
  ],
  ['suspend', /(?:has been|is|was) suspended|suspended (?:account|organi[sz]ation|project)/],
  [
    'disabled',
    /(?:account|organi[sz]ation|project|workspace|user|it)(?: \S{1,40})? (?:has been|is|was) (?:disabled|deactivated|restricted|banned|locked|terminated)/,
  ],
  ['deactivated', /(?:account|organi[sz]ation|project|workspace|user).{0,40}(?:deactivated)/],
  ['restricted', /(?:has been|is) restricted/],
]);

/** The key is known, but may not: it lacks a right. */
export const permission: readonly Phrase[] = phrases('permission_denied', [
  ['verified', /organization must be verified|must be verified to|verify (?:your )?organization/],
  ['scope', /missing scopes?|insufficient[ _]scopes?|lacks? the (?:required )?scope/],
  [
    'permission',
    /(?:insufficient|lacks?|without|no|does not have|do not have|don't have|doesn't have|not have|missing|required|denied).{0,40}permissions?\b|permissions? (?:to|denied|is denied|error|required)/,
  ],
  ['access to', /(?:does not|do not|don't|doesn't|not) (?:currently )?have access to (?!it\b)/],
  ['authorized', /not authori[sz]ed to|isn't authori[sz]ed to|is not authori[sz]ed/],
  [
    'access',
    /access (?:to (?:this|the) \w{1,20} )?(?:is |was |has been )?(?:denied|terminated|forbidden|disabled|restricted)|no access to|not allowed to (?:access|use)|not (?:allowed|permitted|eligible|entitled) (?:to|for)/,
  ],
  ['only', /only (?:authori[sz]ed|permitted|allowed) (?:for|to)/],
  ['firewall', /firewall rules|virtual network/],
  ['forbidden', /^(?:\d{3}:? ?)?(?:error:? ?)?(?:http )?forbidden\b/],
  [
    'ip',
    /ip (?:address )?(?:is )?not (?:allowed|whitelisted|in the allowlist)|not in (?:the )?(?:ip )?(?:whitelist|allowlist)/,
  ],
  ['无权', /无权(?:访问|限)|没有.{0,8}权限/],
]);
