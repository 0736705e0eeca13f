import { type Phrase, phrases } from './phrase.js';

/** Prompt, or prompt and requested output, over the model's window. */
export const contextLength: readonly Phrase[] = [
  ...phrases('context_length_exceeded', [
    // OpenAI, DeepSeek, OpenRouter, vLLM, SGLang, Databricks: "maximum context length is N tokens".
    ['context length', /maximum (?:model )?context length/],
    [
      'context',
      /context (?:length|window|size|limit).{0,80}(?:exceed|overflow|too (?:long|large|small)|greater|longer|larger|is full)/,
    ],
    [
      'context',
      /(?:exceed|greater than|longer than|larger than|less than|fit within|too large for|too long for|over|beyond|outside|surpass).{0,80}context (?:length|window|size|limit)/,
    ],
    ['context', /(?:max|maximum) (?:context|ctx)(?: length| window| size)?/],
    ['context', /context (?:the )?overflow|n_ctx|reduce (?:the|your) context/],
    // Anthropic, Perplexity, Moonshot, Zhipu.
    [
      'too long',
      /(?:prompt|input|messages?|conversation|context|length)(?: tokens?)?(?: length)?(?: \([^)]{0,40}\))? (?:is |are |was |were )?too long/,
    ],
    ['too long', /too long(?: for (?:the |this |requested )?model|:? \d{1,9} tokens)/],
    ['prompt', /prompt (?:length )?exceeds? (?:the )?(?:max|limit|model)/],
    ['prompt', /maximum prompt length/],
    // vLLM, SGLang, LMDeploy, Friendli, Snowflake: "the prompt length 9000 is larger than …".
    [
      'length',
      /(?:prompt|input|sequence)(?: token)? length\b.{0,60}(?:longer than|larger than|greater than|exceed).{0,40}(?:max|limit|allowed|model)/,
    ],
    ['prompt', /prompt\b.{0,40}(?:longer|larger|greater) than.{0,40}(?:max|limit|allowed|model)/],
    ['prompt', /prompt (?:plus|and|\+) .{0,40}exceed/],
    // Gemini, GitHub Copilot, Mistral, Together, OpenAI Responses.
    [
      'token',
      /(?:input|prompt|request)(?:ed)? token(?: count|s)?.{0,40}(?:exceed|is \d{1,9} but|greater than|larger than|longer than|over the)/,
    ],
    [
      'token',
      /(?:exceed|more than|larger than|greater than|above).{0,60}(?:number of (?:input )?tokens allowed|(?:model|input|prompt|max|maximum)(?: input| prompt)? tokens? (?:limit|length|count|allowed)|token limit of (?:the|this) model)/,
    ],
    [
      'token',
      /(?:contains?|has|have|with|is|of|used|requested) (?:about |at least )?\d{1,9} (?:input |prompt )?tokens.{0,60}(?:exceed|too large|too long|but|maximum|limit)/,
    ],
    ['token', /must have (?:less|fewer) than \d{1,9} tokens/],
    ['tokens +', /tokens \+ .{0,20}must (?:be|not)/],
    ['max_seq_len', /max_seq_len|max_model_len/],
    ['max_new_tokens', /max_new_tokens.{0,40}must (?:be <=|not exceed)/],
    ['max_tokens', /max_tokens must be at least 1, got -/],
    ['length', /range of input length should be/],
    ['length', /reduce (?:the|your) (?:prompt|length of (?:the|your)|input length|message length)/],
    [
      'tokens',
      /(?:total|number of|combined)(?: number of)?(?: input| prompt)? tokens.{0,60}(?:exceed|greater than|larger than)/,
    ],
    ['上下文', /(?:超|过长|过大).{0,20}上下文|上下文.{0,20}(?:超|过长|过大)/],
    ['token', /token.{0,6}(?:数量|总数|长度).{0,6}(?:超|过)/],
    ['长度', /(?:输入|提示|文本|prompt).{0,12}长度.{0,12}(?:超|过)/],
  ]),
  // The same words mean a rate limit under 429 (Bedrock, Cerebras).
  ...phrases(
    'context_length_exceeded',
    [
      ['too many', /too many (?:input |prompt )?tokens/],
      ['exceed', /exceed\w{0,2} (?:the )?max(?:imum)?(?: number of)? tokens(?! per)/],
    ],
    { notUnder: [429] },
  ),
];
