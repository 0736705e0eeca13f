import { type Phrase, phrases } from './phrase.js';

/** The key itself: missing, malformed, wrong, expired, revoked. */
export const credential: readonly Phrase[] = phrases('invalid_api_key', [
  [
    'key',
    /(?:invalid|incorrect|wrong|missing|no|expired|revoked|bad|malformed|unknown|disabled|empty|provide (?:a|an|your)(?: valid)?)(?: or (?:missing|expired|invalid|inactive|revoked))? (?:x-)?(?:api[- _]?|access[- _]?|subscription[- _]?|auth(?:entication|orization)?[- _]?|license[- _]?|bearer[- _]?|virtual[- _]?){0,2}keys?\b/,
  ],
  [
    'key',
    /(?:api|access|subscription|secret|virtual)[- _]?keys?\b.{0,60}(?:invalid|not valid|incorrect|expired|revoked|missing|required|not found|not supported|disabled|unauthorized|wrong|does not exist|not exist|not active|not recognized|leaked|deactivated|not set|not provided|deleted)/,
  ],
  [
    'token',
    /(?:invalid|incorrect|missing|expired|revoked|malformed|no|bad) (?:access|auth(?:entication|orization)?|bearer|security|oauth2?|api|id|user|jwt|session)[- ]?tokens?|(?:access|auth(?:entication|orization)?|bearer|security|oauth2?|api|jwt) tokens?.{0,60}(?:invalid|not valid|expired|revoked|missing|malformed)/,
  ],
  [
    'token',
    /token (?:is |has )?(?:expired|revoked|invalid)\b(?!.{0,20}prompt)|invalid token\b(?! in)/,
  ],
  [
    'authenticat',
    /authentication (?:fail|error|is required|required|credentials|parameter|header|token|invalid)|(?:failed to|could not|unable to|not|cannot) authenticate|(?:invalid|missing|no|bad|incorrect) (?:cookie )?auth(?:entication|orization)|not authenticated|unauthenticated/,
  ],
  [
    'auth',
    /no (?:cookie )?auth(?:entication|orization)?\b.{0,20}(?:found|provided|header)|authorization (?:header|field)|auth(?:orization|entication)? (?:header )?(?:is )?(?:missing|required|malformed|invalid|not provided|not found)/,
  ],
  [
    'credential',
    /(?:invalid|incorrect|missing|no|bad|wrong|expired)(?: \w{1,14}){0,3} credentials?|credentials? (?:is |are |were |was )?(?:invalid|missing|expired|incorrect|not (?:found|valid|provided))|unable to locate credentials/,
  ],
  ['password', /invalid (?:username|user|email|login)(?: name)? or password/],
  ['unauthori', /^(?:\d{3}:? ?)?(?:error:? ?)?(?:http )?unauthori[sz]ed\b/],
  ['login', /login fail/],
  ['signature', /(?:request )?signature (?:we calculated )?does not match|invalid signature/],
  ['令牌', /(?:无效|过期|未提供|失效).{0,6}令牌|令牌.{0,12}(?:无效|过期|失效|不存在|已禁用)/],
  ['身份验证', /身份验证(?:失败|错误)/],
  ['密钥', /密钥.{0,12}(?:无效|错误|过期|不存在)|(?:无效|错误).{0,6}密钥/],
  ['鉴权', /鉴权失败/],
]);
