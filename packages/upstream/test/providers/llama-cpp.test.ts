import { llamaCpp } from '../../src/providers/llama-cpp.js';
import { reads } from './reads.js';

const error = (code: number, type: string, message: string): object => ({
  error: { code, message, type },
});

reads(llamaCpp, 'ggml-org/llama.cpp, tools/server', [
  {
    says: 'an overflow, as a 400',
    status: 400,
    body: error(
      400,
      'exceed_context_size_error',
      'request (8293 tokens) exceeds the available context size (4096 tokens)',
    ),
    code: 'context_length_exceeded',
  },
  {
    says: 'an overflow, as a 500',
    status: 500,
    body: error(
      500,
      'server_error',
      'the request exceeds the available context size. try increasing the context size',
    ),
    code: 'context_length_exceeded',
  },
  {
    says: 'a model that loads',
    status: 503,
    body: error(503, 'unavailable_error', 'Loading model'),
    code: 'service_unavailable',
  },
  {
    says: 'what was not compiled in',
    status: 501,
    body: error(501, 'not_supported_error', 'This server does not support embeddings.'),
    code: 'invalid_request_error',
    retryable: false,
  },
  {
    says: 'a wrong key',
    status: 401,
    body: error(401, 'authentication_error', 'Invalid API Key'),
    code: 'invalid_api_key',
  },
  {
    says: "LM Studio's overflow",
    status: 400,
    body: { error: 'Trying to keep the first 5098 tokens when context the overflows.' },
    code: 'context_length_exceeded',
  },
  {
    says: 'a grammar that cannot be built',
    status: 400,
    body: error(400, 'invalid_request_error', 'Failed to parse grammar'),
    code: 'invalid_schema',
  },
]);
