/** The providers that a host tells; names as their readers have them. */
const hosts: readonly (readonly [suffix: string, provider: string])[] = [
  ['api.openai.com', 'openai'],
  ['openai.azure.com', 'azure-openai'],
  ['api.anthropic.com', 'anthropic'],
  ['generativelanguage.googleapis.com', 'gemini'],
  ['openrouter.ai', 'openrouter'],
  ['api.mistral.ai', 'mistral'],
  ['api.groq.com', 'groq'],
  ['api.deepseek.com', 'deepseek'],
  ['api.cohere.com', 'cohere'],
  ['api.x.ai', 'xai'],
  ['api.perplexity.ai', 'perplexity'],
  ['huggingface.co', 'huggingface'],
  ['api.together.xyz', 'together'],
  ['api.together.ai', 'together'],
  ['api.fireworks.ai', 'fireworks'],
  ['api.cerebras.ai', 'cerebras'],
  ['api.nvidia.com', 'nvidia-nim'],
  ['api.moonshot.ai', 'moonshot'],
  ['api.moonshot.cn', 'moonshot'],
  ['open.bigmodel.cn', 'zhipu'],
  ['api.z.ai', 'zhipu'],
  ['aliyuncs.com', 'dashscope'],
  ['api.minimax.io', 'minimax'],
  ['api.minimaxi.com', 'minimax'],
  ['volces.com', 'volcengine'],
  ['api.siliconflow.cn', 'siliconflow'],
  ['api.siliconflow.com', 'siliconflow'],
  ['qianfan.baidubce.com', 'baidu'],
  ['api.replicate.com', 'replicate'],
  ['cloud.databricks.com', 'databricks'],
  ['ml.cloud.ibm.com', 'watsonx'],
  ['models.github.ai', 'github-models'],
  ['api.githubcopilot.com', 'github-models'],
  ['api.cloudflare.com', 'cloudflare'],
  ['gateway.ai.cloudflare.com', 'cloudflare'],
  ['ai-gateway.vercel.sh', 'vercel-ai-gateway'],
  ['api.portkey.ai', 'portkey'],
  ['opencode.ai', 'opencode-zen'],
  ['ollama.com', 'ollama'],
];

/** Destinations are few, but who makes up hosts must not fill the memory. */
const MOST_KNOWN = 100;
const known: Map<string, string | undefined> = new Map();

/** Who answers at this host, where the host alone tells. */
export function providerOfHost(host: string): string | undefined {
  if (!known.has(host)) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(host, lookUp(host));
  }
  return known.get(host);
}

function lookUp(host: string): string | undefined {
  if (/^bedrock-runtime\.[a-z0-9-]+\.amazonaws\.com$/.test(host)) return 'bedrock';
  // One host a region: us-central1-aiplatform.googleapis.com.
  if (/^(?:[a-z0-9-]+-)?aiplatform\.googleapis\.com$/.test(host)) return 'google-vertex';
  return hosts.find(([suffix]) => host === suffix || host.endsWith(`.${suffix}`))?.[1];
}
