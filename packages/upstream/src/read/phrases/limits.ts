import { type Phrase, phrases } from './phrase.js';

/** `Limit 7000, Used 0, Requested ~12903`: even an empty budget would not do. */
const overBudget: readonly Phrase[] = phrases(
  'request_too_large',
  [['requested', /limit:? (\d{1,12}).{0,40}requested ~?(\d{1,12})/]],
  { where: ([, limit, requested]) => Number(requested) > Number(limit) },
);

/** One request alone over a per-minute token budget, or over a limit in bytes: no wait helps. */
export const size: readonly Phrase[] = [
  ...overBudget,
  ...phrases('request_too_large', [
    [
      'too large',
      /request too large for|(?:request|payload|body|entity|file|image|attachment|upload|content|document|input data|audio)(?: entity| body| payload| size| file)?(?: is| was| are)? too (?:large|big)/,
    ],
    [
      'exceed',
      /(?:request|payload|body|file|image|document|pdf|audio|attachment|upload)(?: body| payload| file)?(?: size| dimensions?)?.{0,40}exceeds? (?:the )?(?:maximum (?:allowed )?size|max size|maximum of|size limit|limit(?: of|:) \d{1,12} ?(?:[kmg]i?b|bytes)|allowed size|\d{1,9} ?(?:[kmg]i?b|bytes|megabytes))/,
    ],
    [
      'maximum',
      /exceeds? (?:the )?(?:maximum|max)(?: allowed)? (?:request |body |payload |file |image |upload |message )size|maximum (?:request|body|payload|file|image|upload) size/,
    ],
    ['size', /size (?:of )?(?:the )?(?:request|image|file|body|input image|payload).{0,40}exceed/],
    ['size limit', /(?:body|request) size limit/],
    ['limit exceeded', /length limit exceeded/],
  ]),
];

/** A limit that names itself at once; what follows is advice, often about billing. */
export const rateByName: readonly Phrase[] = phrases('rate_limit_exceeded', [
  ['rate limit', /^.{0,60}?rate limit (?:is |was |has been )?(?:reached|exceeded|hit)/],
]);

/** Too many requests or tokens in a time. Asked only where status or words leave it open. */
export const rate: readonly Phrase[] = phrases('rate_limit_exceeded', [
  ['rate', /rate[ _-]?limit|rate (?:is |has been )?(?:exceeded|too high)|request rate/],
  ['too many', /too many (?:requests|concurrent|tokens)/],
  ['throttl', /throttl/],
  [
    'quota',
    /quota (?:has been |was |is )?(?:exceeded|reached|limit)|exceeded.{0,40}quota|quota.{0,40}exceeded/,
  ],
  ['per ', /(?:requests?|tokens?|calls?) per (?:minute|day|second|hour)|per-(?:minute|day) limit/],
  [
    'concurren',
    /concurren.{0,60}(?:exceed|limit|reached|too)|(?:exceed|limit|reduce|high|many).{0,30}concurren/,
  ],
  [
    'limit',
    /(?:usage|hour|daily|weekly|monthly|request|session|tpm|rpm|rpd|tpd|token plan)s? limits?.{0,40}(?:reached|exceeded|hit|resets?)|(?:reached|hit|exceeded) (?:your |the |our )?(?:\w{1,12} ){0,3}(?:usage|rate|hour|daily|weekly|request|session)s? limits?/,
  ],
  ['频', /频率|频繁|过于频繁/],
  ['速率', /速率限制|速率/],
  ['并发', /并发/],
  ['限流', /限流/],
  ['上限', /(?:使用|请求|调用).{0,6}上限/],
]);

/** The provider has no capacity: nobody's limit, and a wait helps. */
export const capacity: readonly Phrase[] = phrases('overloaded', [
  ['overload', /overload/],
  ['demand', /high demand|peak load/],
  [
    'capacity',
    /(?:at|over|out of|no|insufficient|limited|exceeded|lack of|without|not enough|full|not have|increased|temporar\w{0,5})(?: \w{1,14}){0,2} capacity|capacity (?:is |has been |was |limit )?(?:exceeded|exhausted|reached|full|constrain|unavailable|error)|capacity (?:limits|constraints|issues)/,
  ],
  [
    'busy',
    /(?:server|system|service|model|engine|cluster|we|currently|backend)s?(?: is| are)?(?: currently| too| very| temporarily)? busy|busy, please/,
  ],
  [
    'queue',
    /queue (?:is |was )?(?:full|size|limit|length|exceeded)|too many (?:queued|pending|waiting)|(?:max|maximum) queue/,
  ],
  [
    'load',
    /(?:heavy|high|under|experiencing|current|increased) (?:server )?load\b|high traffic|heavy traffic/,
  ],
  ['traffic', /(?:high|heavy|unusual|experiencing|amounts? of|too much) traffic/],
  ['slots', /no (?:available )?slots? (?:are )?available/],
  ['繁忙', /繁忙|拥挤/],
  ['过载', /过载|过高/],
  ['负载', /负载/],
  ['访问量', /访问量(?:过大|太大)/],
]);

/** A host without the memory for the model: coming back changes nothing. */
export const memory: readonly Phrase[] = phrases(
  'service_unavailable',
  [
    [
      'memory',
      /out of memory|more (?:system |gpu |video )?memory|(?:not enough|insufficient|unable to allocate|failed to allocate).{0,30}memory|memory (?:allocation failed|exhausted)|cudamalloc failed|oom\b/,
    ],
    ['resources', /insufficient system resources/],
    ['vram', /(?:not enough|insufficient|out of) vram/],
  ],
  { retryable: false },
);
