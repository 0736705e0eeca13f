import { type FaultCode, type Profile, profiles } from '@faultwire/core';
import { openapiResponses } from '@faultwire/core/openapi';
import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';

/**
 * Says in the OpenAPI document which failures an operation (or every one of a controller) has:
 * a response by status, with schema, headers and an example of each code.
 *
 * @param codes codes of the catalog.
 * @param profile whose statuses and wording; default `profiles.standard`.
 * @example
 * ```ts
 * @ApiFaults(['invalid_api_key', 'rate_limit_exceeded'])
 * @Post('chat/completions')
 * ```
 */
export function ApiFaults(
  codes: readonly FaultCode[],
  profile: Profile = profiles.standard,
): MethodDecorator & ClassDecorator {
  const responses = Object.entries(openapiResponses(profile, codes));
  return applyDecorators(
    ...responses.map(([status, response]) => ApiResponse({ status: Number(status), ...response })),
  );
}
