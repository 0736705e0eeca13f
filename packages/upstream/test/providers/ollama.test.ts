import { ollama } from '../../src/providers/ollama.js';
import { reads } from './reads.js';

reads(ollama, 'ollama/ollama, server/routes.go and llm/server.go', [
  {
    says: 'an unknown model',
    status: 404,
    body: { error: 'model "llama9" not found, try pulling it first' },
    code: 'model_not_found',
  },
  {
    says: 'a long input',
    status: 400,
    body: { error: 'the input length exceeds the context length' },
    code: 'context_length_exceeded',
  },
  {
    says: 'a full queue',
    status: 503,
    body: { error: 'server busy, please try again.  maximum pending requests exceeded' },
    code: 'overloaded',
  },
  {
    says: 'too little memory',
    status: 500,
    body: { error: 'model requires more system memory (5.0 GiB) than is available (3.9 GiB)' },
    code: 'service_unavailable',
    retryable: false,
  },
  {
    says: 'a client that left: the gateway itself',
    status: 499,
    body: { error: 'request canceled' },
    code: 'request_timeout',
  },
  {
    says: 'a missing body',
    status: 400,
    body: { error: 'missing request body' },
    code: 'invalid_request_error',
  },
  {
    says: 'a plan window',
    status: 429,
    body: {
      error:
        'you have reached your weekly usage limit, upgrade for higher limits: https://ollama.com/upgrade',
    },
    code: 'rate_limit_exceeded',
  },
  {
    says: 'no sign-in, under api_error',
    status: 401,
    body: { error: { message: 'Unauthorized', type: 'api_error', param: null, code: null } },
    code: 'invalid_api_key',
  },
]);
