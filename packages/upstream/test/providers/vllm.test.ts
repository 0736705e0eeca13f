import { vllm } from '../../src/providers/vllm.js';
import { reads } from './reads.js';

const error = (message: string, type: string, code: number): object => ({
  object: 'error',
  message,
  type,
  param: null,
  code,
});

reads(vllm, 'vllm-project/vllm, entrypoints/openai', [
  {
    says: 'a long prompt',
    status: 400,
    body: error(
      "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens.",
      'BadRequestError',
      400,
    ),
    code: 'context_length_exceeded',
  },
  {
    says: 'no room for output',
    status: 400,
    body: error('max_tokens must be at least 1, got -186.', 'BadRequestError', 400),
    code: 'context_length_exceeded',
  },
  {
    says: 'an unknown model',
    status: 404,
    body: error('The model `foo` does not exist.', 'NotFoundError', 404),
    code: 'model_not_found',
  },
  {
    says: 'a schema it cannot follow',
    status: 400,
    body: error(
      'The provided JSON schema contains features not supported by xgrammar.',
      'BadRequestError',
      400,
    ),
    code: 'invalid_schema',
  },
  {
    says: 'a dead engine',
    status: 500,
    body: error('EngineCore encountered an issue.', 'InternalServerError', 500),
    code: 'internal_error',
  },
  {
    says: "SGLang's full queue",
    status: 503,
    body: error('The request queue is full.', 'ServiceUnavailableError', 503),
    code: 'overloaded',
  },
  {
    says: "SGLang's overflow",
    status: 400,
    body: error(
      "The input (50000 tokens) is longer than the model's context length (32768 tokens).",
      'BadRequestError',
      400,
    ),
    code: 'context_length_exceeded',
  },
  {
    says: 'a tool setting',
    status: 400,
    body: error(
      '"auto" tool choice requires --enable-auto-tool-choice to be set',
      'BadRequestError',
      400,
    ),
    code: 'invalid_request_error',
  },
]);
