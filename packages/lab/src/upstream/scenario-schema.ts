import { catalog } from '@faultwire/core';
import { bounds, streamFaults } from './scenario.js';

/** What each number of a rule says, for editors that show it. */
const meanings: { readonly [K in keyof typeof bounds]: string } = {
  times: 'For how many requests. Default: all.',
  share: "For which share of the requests, drawn from the scenario's seed. Default: 1.",
  fromMs: 'From this many ms after the start. Default: 0.',
  untilMs: 'Until this many ms after the start. Default: for ever.',
  atByte: 'The byte of the body at which a cut, an end, a reset or a stall happens.',
  forMs: 'How long a stall or an endless body lasts; slow: the pause between frames.',
  bytesPerSecond: 'slow: bytes a second.',
  retryAfterMs: 'The Retry-After of an error answer, in ms.',
};

/** The JSON Schema (draft 2020-12) of a scenario file; `scenario.schema.json` is its print. */
export function scenarioSchema(): object {
  const numbers = Object.entries(bounds).map(([key, maximum]) => [
    key,
    {
      type: 'number',
      minimum: 0,
      ...(Number.isFinite(maximum) ? { maximum } : {}),
      description: meanings[key as keyof typeof bounds],
    },
  ]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A scenario of the Faultwire fault upstream',
    type: 'object',
    additionalProperties: false,
    required: ['rules'],
    properties: {
      $schema: { type: 'string' },
      seed: { type: 'integer', description: 'Makes share repeat exactly. Default: 1.' },
      provider: {
        enum: ['openai', 'anthropic', 'gemini'],
        description: 'In whose form errors of OpenAI routes are told. Default: by the route.',
      },
      rules: {
        type: 'array',
        description:
          'The first rule that applies to a request decides; where none does, all is well.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['fault'],
          properties: {
            fault: { enum: ['none', ...Object.keys(catalog), ...streamFaults] },
            stream: {
              type: 'boolean',
              description: 'Only streams (true) or only plain calls (false). Default: both.',
            },
            ...Object.fromEntries(numbers),
          },
        },
      },
    },
  };
}
