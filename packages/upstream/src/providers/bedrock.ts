import { phrases } from '../read/phrases/phrase.js';
import { vocabulary } from '../read/word.js';
import { word } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

const ANY = /./s;

/**
 * Amazon Bedrock, and AWS in front of it: the class is in the header `x-amzn-errortype`
 * (`ThrottlingException:http://…`) or in `__type`, the body is `{"message"}`.
 * Source: Amazon Bedrock Runtime API reference, "InvokeModel: Errors" and "Common errors".
 */
export const bedrock: FamilyReader = provider({
  name: 'bedrock',
  aliases: ['amazon-bedrock', 'aws-bedrock', 'aws', 'sagemaker', 'aws-apigw'],
  speaks: [word('x-amzn-errortype', ANY), word('__type', ANY)],
  words: vocabulary({
    invalid_api_key: `UnrecognizedClientException ExpiredTokenException InvalidSignatureException
      IncompleteSignature IncompleteSignatureException MissingAuthenticationToken
      MissingAuthenticationTokenException InvalidClientTokenId SignatureDoesNotMatch RequestExpired`,
    permission_denied: 'AccessDeniedException OptInRequired NotAuthorized',
    rate_limit_exceeded: 'ThrottlingException ServiceQuotaExceededException',
    overloaded: 'ModelNotReadyException',
    request_timeout: 'ModelTimeoutException',
    service_unavailable: 'ServiceUnavailableException',
    server_error: `InternalServerException InternalFailure ModelErrorException
      ModelStreamErrorException`,
    request_too_large: 'RequestEntityTooLargeException',
    conflict: 'ConflictException',
    bad_request: 'ValidationException MalformedQueryString',
  }),
  // The one resource of an inference call is its model.
  ownWords: vocabulary({ model_not_found: 'ResourceNotFoundException' }),
  phrases: [
    ...phrases('rate_limit_exceeded', [
      ['too many', /too many (?:requests|tokens)(?: per day)?, please wait/],
    ]),
    ...phrases('context_length_exceeded', [
      ['too long', /input is too long for requested model/],
      ['maxlength', /expected maxlength: \d{1,9}, actual/],
    ]),
    ...phrases('model_not_found', [
      ['model identifier', /model identifier is invalid|from the provided model identifier/],
      ['legacy', /marked by provider as legacy/],
      ['end of', /reached the end of its life/],
    ]),
    ...phrases('permission_denied', [
      ['access to the model', /don't have access to the model/],
      ['use case', /use case details have not been submitted/],
    ]),
    ...phrases('invalid_api_key', [['security token', /security token included in the request/]]),
  ],
});
