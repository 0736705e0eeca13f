import { type Phrase, phrases } from './phrase.js';

/** No credit, an unpaid bill, a budget or a spend cap that is used up. */
export const balance: readonly Phrase[] = [
  ...phrases('insufficient_balance', [
    [
      'insufficient',
      /insufficient (?:account |user |paid |available |prepaid |wallet |your )?(?:balance|credits?|funds?|quota)/,
    ],
    [
      'insufficient',
      /(?:balance|credits?|funds?|quota) (?:is |are )?(?:currently )?(?:insufficient|not sufficient)/,
    ],
    [
      'balance',
      /balance (?:is |was )?(?:too low|not enough|exhausted|depleted|negative|zero|overdue|below)/,
    ],
    [
      'balance',
      /(?:no|not enough|low|zero|negative|overdue|outstanding) (?:paid |account |remaining )?balance/,
    ],
    [
      'credit',
      /credits? (?:balance |limit )?(?:is |are |has been |have been |was )?(?:too low|exhausted|depleted|used up|exceeded|required|expired|reached)/,
    ],
    [
      'credit',
      /(?:no|not enough|more|out of|used (?:up )?all|run out of|ran out of|add|purchase|buy|exhausted|depleted|used all|available|remaining)(?: of)?(?: your| the| included| available| monthly| remaining| free| more| enough){0,3} credits?\b(?! were charged)/,
    ],
    ['credit', /(?:not|n't) have (?:any |enough |sufficient )?(?:credits?|balance|funds)/],
    ['subscription', /requires? an? (?:\w{1,12} )?subscription/],
    ['credit', /requires (?:more|at least).{0,20} credits?/],
    // OpenAI's sentence, taken over by many; Google's file says what it means there.
    ['quota', /exceeded (?:your|the|its) current quota/],
    [
      'quota',
      /(?:free|monthly|trial|account|user|billing|token)(?: tier)?(?: token| usage)? quota.{0,40}(?:exhausted|used up|exceeded|has been reached|expired)/,
    ],
    [
      'free',
      /(?:used up|exhausted|exceeded|reached) (?:your |the |all )?(?:daily |monthly |of your )?free (?:daily |monthly |usage )?(?:allocation|quota|tier|allowance|credits?|trial)/,
    ],
    [
      'free',
      /free (?:tier|quota|trial|allocation|credits?).{0,40}(?:exhausted|used up|expired|ended|has been)/,
    ],
    [
      'budget',
      /budget\b.{0,40}(?:exceeded|exhausted|reached|used up)|budget limit|(?:exceed(?:ed|s)?|crossed|over|reached)(?: the| your| its)?(?: max| maximum| monthly)? budget/,
    ],
    [
      'spend',
      /(?:spend|spending|cost|usage) (?:limit|cap).{0,40}(?:reached|exceeded|hit)|(?:reached|exceeded|hit|over).{0,40}(?:spend|spending) (?:limit|cap)/,
    ],
    ['usage', /out of (?:extra |included )?usage/],
    // Anthropic's spend cap; a plan window ("5-hour limit") is a rate limit instead.
    ['usage limit', /specified (?:api |workspace )?(?:api )?usage limits?/],
    [
      'billing',
      /billing (?:hard )?(?:limit|not active|is (?:not|dis))|check your (?:plan and )?billing details|billing account.{0,40}(?:disabled|not|closed)|enable billing|billing (?:to be )?(?:enabled|disabled)/,
    ],
    [
      'payment',
      /payment (?:is )?(?:required|method (?:is )?(?:required|needed))|(?:update|valid|no|missing)(?: a| your)?(?: valid)? payment method|unpaid|outstanding payment/,
    ],
    ['pay', /requires (?:a )?(?:paid|payment)|upgrade to a paid|only available (?:on|for|to) paid/],
    ['recharge', /please recharge|recharge your/],
    ['top up', /please top[- ]up|top up your/],
    ['arrear', /(?:in |account )arrear/],
    ['overdue', /overdue (?:balance|payment|bill)|account (?:is |has )?(?:been )?overdue/],
    ['good standing', /account is in good standing/],
    [
      'account',
      /account is (?:not active|inactive|suspended).{0,60}(?:billing|quota|balance|payment|credit|recharge)/,
    ],
    ['余额', /余额.{0,8}(?:不足|用完|耗尽)|无可用资源包/],
    ['欠费', /欠费/],
    ['充值', /请.{0,6}充值/],
    ['用', /(?:余量|额度|资源包|配额).{0,8}用(?:尽|完)/],
    ['额度', /额度.{0,8}(?:不足|用尽|已用完|耗尽)|(?:用户|令牌|账户).{0,6}额度.{0,8}(?:不足|已)/],
  ]),
  // Under 429 it may be a quota of the minute.
  ...phrases(
    'insufficient_balance',
    [['quota', /your quota\b.{0,60}(?:has been|is|was) (?:exhausted|used up|depleted)/]],
    { notUnder: [429] },
  ),
];
