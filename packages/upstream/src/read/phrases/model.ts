import { type Phrase, phrases } from './phrase.js';

/** An unknown, retired or unavailable model or deployment. */
export const model: readonly Phrase[] = [
  // Under a 500 it is the server's fault: there is such a model, and it does not start.
  ...phrases('model_not_found', [['could not load', /could not load (?:the )?model/]], {
    notUnder: [500],
  }),
  ...phrases('model_not_found', [
    [
      'model',
      /\bmodels?\b(?!(?: is| are)? overloaded).{0,120}(?:(?:does|do|did)(?: not|n't) exist|(?:is|was|are|were|could|can)(?: not|n't) (?:be )?found|\bnot (?:found|exist)|doesn't exist)/,
    ],
    [
      'model',
      /\bmodels?\b.{0,100}(?:has|have) been (?:deprecated|decommissioned|removed|retired|shut ?down|discontinued|deleted|sunset)/,
    ],
    [
      'model',
      /\bmodels?\b.{0,100}(?:is|was|are|were) (?:now )?(?:deprecated|decommissioned|removed|retired|discontinued|end[- ]of[- ]life|deleted|shut ?down|sunset)/,
    ],
    [
      'model',
      /\bmodels?\b.{0,100}(?:no longer|not currently|(?:is|are)(?: not|n't)(?: currently| yet)?) (?:available|supported|served|offered|hosted|deployed|enabled|accessible|valid|a valid|recognized|loaded)(?! (?:with|when|for (?:this|tool|function|image)))/,
    ],
    [
      'model',
      /(?:unknown|invalid|unrecognized|unrecognised|unsupported|nonexistent|no such|unable to (?:find|locate|access)|cannot find|can't find|couldn't find|could not (?:find|resolve)(?: the)?|not a valid|missing|unavailable|not found the) (?:the |requested |foundation )?(?:model|deployment)(?! (?:output|response|input|parameter))/,
    ],
    // Anthropic: `model: claude-x`; OpenRouter; Bedrock; LiteLLM.
    ['model', /^models?: ?(?:(?=[\w.@]{0,60}[-/:\d])[\w./:@-]{1,120}(?:\s|$)|[\w./:@-]{1,120}$)/],
    [
      'endpoints',
      /no (?:allowed )?(?:endpoints?|providers?).{0,30}(?:found|available).{0,40}(?:for|selected model)/,
    ],
    [
      'model',
      /model (?:identifier|id|name).{0,40}(?:invalid|isn't (?:valid|supported)|is not (?:valid|supported)|not recognized|unknown)|invalid model (?:name|id|identifier)/,
    ],
    ['model', /model.{0,60}(?:end of (?:its )?life|as legacy|is legacy)/],
    ['model', /(?:not activated|not subscribed|not opened|has not enabled).{0,30}model/],
    ['deployment', /deployment.{0,60}(?:does not exist|not found|doesn't exist)/],
    ['model', /supported (?:api )?model names? (?:are|is)|models? are .{0,200}but you passed/],
    ['try pulling', /try pulling it first/],
    [
      '模型',
      /模型.{0,40}(?:不存在|未找到|不支持|已下线|未开通|无可用渠道)|(?:不存在|不支持|未知).{0,12}模型/,
    ],
  ]),
];
