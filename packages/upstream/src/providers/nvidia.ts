import { phrases } from '../read/phrases/phrase.js';
import { word } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * NVIDIA NIM's cloud (RFC 9457 problem details: `{"status","title","detail"}`) and Triton
 * (`{"error":"text"}`). A model there is a "function".
 * Source: docs.api.nvidia.com; triton-inference-server/server, "HTTP/REST and GRPC protocol".
 */
export const nvidia: FamilyReader = provider({
  name: 'nvidia-nim',
  aliases: ['nvidia', 'nim', 'triton', 'tensorrt-llm'],
  speaks: [word('type', /^urn:(?:kaizen|inference-service):/)],
  phrases: [
    ...phrases('model_not_found', [
      ['function', /^function ''.{0,40}not found/],
      ['unknown model', /request for unknown model/],
      ['end of life', /reached its end of life/],
    ]),
    ...phrases('service_unavailable', [['degraded', /degraded function cannot be invoked/]]),
    ...phrases('insufficient_balance', [['credits', /cloud credits expired/]]),
    ...phrases('overloaded', [['queue size', /exceeds maximum queue size/]]),
  ],
});
