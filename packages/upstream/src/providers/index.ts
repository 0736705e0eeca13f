import { anthropic } from './anthropic.js';
import { azureOpenai } from './azure-openai.js';
import { baidu } from './baidu.js';
import { bedrock } from './bedrock.js';
import { cerebras } from './cerebras.js';
import { cloudflare } from './cloudflare.js';
import { cohere } from './cohere.js';
import { dashscope } from './dashscope.js';
import { databricks } from './databricks.js';
import { deepseek } from './deepseek.js';
import { edge } from './edge.js';
import { fireworks } from './fireworks.js';
import { generic } from './generic.js';
import { github } from './github.js';
import { google } from './google.js';
import { groq } from './groq.js';
import { huggingface } from './huggingface.js';
import { litellm } from './litellm.js';
import { llamaCpp } from './llama-cpp.js';
import { minimax } from './minimax.js';
import { mistral } from './mistral.js';
import { moonshot } from './moonshot.js';
import { nvidia } from './nvidia.js';
import { ollama } from './ollama.js';
import { oneApi } from './one-api.js';
import { openai } from './openai.js';
import { opencode } from './opencode.js';
import { openrouter } from './openrouter.js';
import { perplexity } from './perplexity.js';
import { portkey } from './portkey.js';
import type { FamilyReader } from './provider.js';
import { replicate } from './replicate.js';
import { siliconflow } from './siliconflow.js';
import { Speakers } from './speaker.js';
import { together } from './together.js';
import { vercel } from './vercel.js';
import { vllm } from './vllm.js';
import { volcengine } from './volcengine.js';
import { watsonx } from './watsonx.js';
import { xai } from './xai.js';
import { zhipu } from './zhipu.js';

/**
 * The built-in readers, in the order in which they are asked: those with a form of their own before
 * those that speak OpenAI's, providers before the relays that hand their words on, and whoever is
 * not known last.
 */
export const readers: readonly FamilyReader[] = [
  google,
  bedrock,
  dashscope,
  volcengine,
  minimax,
  opencode,
  anthropic,
  zhipu,
  siliconflow,
  baidu,
  watsonx,
  databricks,
  cloudflare,
  mistral,
  cohere,
  cerebras,
  groq,
  xai,
  moonshot,
  huggingface,
  ollama,
  llamaCpp,
  vllm,
  nvidia,
  fireworks,
  together,
  perplexity,
  deepseek,
  replicate,
  github,
  azureOpenai,
  openai,
  openrouter,
  vercel,
  litellm,
  portkey,
  oneApi,
  edge,
  generic,
];

/** Which of them reads a response. */
export const speakers: Speakers = new Speakers(readers);
