import type { Recognizer } from '../recognizer.js';
import { abort } from './abort.js';
import { aiSdk } from './ai-sdk.js';
import { ajv } from './ajv.js';
import { anthropic } from './anthropic.js';
import { axios } from './axios.js';
import { bodyParser } from './body-parser.js';
import { boom } from './boom.js';
import { classValidator } from './class-validator.js';
import { coBody } from './co-body.js';
import { expressOpenapiValidator } from './express-openapi-validator.js';
import { expressRateLimit } from './express-rate-limit.js';
import { fastify } from './fastify.js';
import { fileSystem } from './file-system.js';
import { foreignResponse } from './foreign-response.js';
import { got } from './got.js';
import { httpErrors } from './http-errors.js';
import { jose } from './jose.js';
import { jsonSyntax } from './json-syntax.js';
import { jsonwebtoken } from './jsonwebtoken.js';
import { ky } from './ky.js';
import { multer } from './multer.js';
import { nest } from './nest.js';
import { network } from './network.js';
import { openai } from './openai.js';
import { rateLimiterFlexible } from './rate-limiter-flexible.js';
import { standardSchema } from './standard-schema.js';
import { statusError } from './status-error.js';
import { uri } from './uri.js';
import { zod } from './zod.js';

/**
 * The built-in recognizers, in the order in which they are asked: brands and telling shapes first,
 * then clients (whose status is another server's), then codes, and a bare status last
 * (docs/contract.md, "Foreign errors").
 */
export const recognizers: readonly Recognizer[] = [
  // Frameworks dress the failures of others, so they look inside first.
  nest,
  boom,
  fastify,
  // Validation of a request.
  zod,
  ajv,
  classValidator,
  expressOpenapiValidator,
  // Reading a request's body. Before http-errors, whose shape these have.
  bodyParser,
  coBody,
  multer,
  // Keys and limits.
  jsonwebtoken,
  jose,
  rateLimiterFlexible,
  expressRateLimit,
  // Clients of other servers. Before anything that reads a plain status or code.
  anthropic,
  openai,
  aiSdk,
  axios,
  got,
  ky,
  foreignResponse,
  // The platform.
  abort,
  network,
  jsonSyntax,
  uri,
  httpErrors,
  fileSystem,
  // Wide shapes last.
  standardSchema,
  statusError,
];
