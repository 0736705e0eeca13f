/**
 * A wrong request, the code that docs/contract.md ("The catalog") gives for that kind of
 * wrongness, and the place. Written from the contract and from OpenAI's API reference.
 */
export type Wrong = readonly [body: unknown, code: string, param: string | undefined];

export const malformed = 'invalid_request_error';
export const invalid = 'validation_error';
export const schema = 'invalid_schema';
export const tooLarge = 'request_too_large';
