/** The providers that a host tells; names as their readers have them. */
const hosts: readonly (readonly [suffix: string, provider: string])[] = [
  ['api.openai.com', 'openai'],
  ['openai.azure.com', 'azure-openai'],
  ['api.anthropic.com', 'anthropic'],
  ['generativelanguage.googleapis.com', 'gemini'],
  ['aiplatform.googleapis.com', 'google-vertex'],
  ['openrouter.ai', 'openrouter'],
  ['api.mistral.ai', 'mistral'],
  ['api.groq.com', 'groq'],
  ['api.deepseek.com', 'deepseek'],
  ['api.cohere.com', 'cohere'],
  ['api.x.ai', 'xai'],
  ['api.perplexity.ai', 'perplexity'],
  ['huggingface.co', 'huggingface'],
];

/** Who answers at this host, where the host alone tells. */
export function providerOfHost(host: string): string | undefined {
  if (/^bedrock-runtime\.[a-z0-9-]+\.amazonaws\.com$/.test(host)) return 'bedrock';
  return hosts.find(([suffix]) => host === suffix || host.endsWith(`.${suffix}`))?.[1];
}
