import { bedrock } from '../../src/providers/bedrock.js';
import { reads } from './reads.js';

const as = (name: string): Record<string, string> => ({
  'x-amzn-errortype': `${name}:http://internal.amazon.com/coral/com.amazon.bedrock/`,
});

reads(bedrock, 'Amazon Bedrock Runtime API reference, "InvokeModel: Errors"', [
  {
    says: 'a throttle in requests',
    status: 429,
    headers: as('ThrottlingException'),
    body: { message: 'Too many requests, please wait before trying again.' },
    code: 'rate_limit_exceeded',
  },
  {
    says: 'a throttle in tokens',
    status: 429,
    headers: as('ThrottlingException'),
    body: { message: 'Too many tokens, please wait before trying again.' },
    code: 'rate_limit_exceeded',
  },
  {
    says: 'a long prompt',
    status: 400,
    headers: as('ValidationException'),
    body: { message: 'Input is too long for requested model.' },
    code: 'context_length_exceeded',
  },
  {
    says: 'an unknown model',
    status: 400,
    headers: as('ValidationException'),
    body: { message: 'The provided model identifier is invalid.' },
    code: 'model_not_found',
  },
  {
    says: 'an unknown resource, which is the model',
    status: 404,
    headers: as('ResourceNotFoundException'),
    body: { message: 'The specified resource ARN was not found.' },
    code: 'model_not_found',
  },
  {
    says: 'a bad credential, as a 403',
    status: 403,
    headers: as('UnrecognizedClientException'),
    body: { message: 'The security token included in the request is invalid.' },
    code: 'invalid_api_key',
  },
  {
    says: 'no access',
    status: 403,
    headers: as('AccessDeniedException'),
    body: { message: "You don't have access to the model with the specified model ID." },
    code: 'permission_denied',
  },
  {
    says: 'a model that warms up',
    status: 429,
    headers: as('ModelNotReadyException'),
    body: { message: 'The model is not ready for inference.' },
    code: 'overloaded',
  },
  {
    says: 'a model that failed, as a 424',
    status: 424,
    headers: as('ModelErrorException'),
    body: { message: 'The system encountered an unexpected error during processing.' },
    code: 'internal_error',
  },
  {
    says: 'a model that timed out',
    status: 408,
    headers: as('ModelTimeoutException'),
    body: { message: 'Model has timed out in processing the request.' },
    code: 'request_timeout',
  },
  {
    says: 'the class in the body',
    status: 500,
    body: {
      __type: 'com.amazon.coral#InternalServerException',
      message: 'Try your request again.',
    },
    code: 'internal_error',
  },
  {
    says: 'a bad request',
    status: 400,
    headers: as('ValidationException'),
    body: { message: 'Malformed input request, please reformat your input and try again.' },
    code: 'invalid_request_error',
  },
]);
