import type { Client, ClientPackage } from './client.js';

const openai = (version: string): Pick<Client, 'family' | 'packages'> => ({
  family: 'openai',
  packages: [{ name: 'openai', version }],
});

const aiSdk = (version: string, provider: ClientPackage): Pick<Client, 'family' | 'packages'> => ({
  family: 'ai-sdk',
  packages: [{ name: 'ai', version }, provider],
});

const compatible = (version: string): ClientPackage => ({
  name: '@ai-sdk/openai-compatible',
  version,
});
const native = (version: string): ClientPackage => ({ name: '@ai-sdk/openai', version });

/** Every client, at the version whose behaviour docs/clients.md tells. */
export const clients: readonly Client[] = [
  { id: 'openai-7', title: 'openai 7', dialect: 'chat', ...openai('7.57.0') },
  { id: 'openai-6', title: 'openai 6', dialect: 'chat', ...openai('6.49.0') },
  { id: 'openai-5', title: 'openai 5', dialect: 'chat', ...openai('5.23.2') },
  { id: 'openai-4', title: 'openai 4', dialect: 'chat', ...openai('4.104.0') },
  {
    id: 'openai-7-responses',
    title: 'openai 7, Responses',
    dialect: 'responses',
    ...openai('7.57.0'),
  },
  {
    id: 'ai-7-compatible',
    title: 'AI SDK 7, openai-compatible',
    dialect: 'chat',
    ...aiSdk('7.0.173', compatible('3.0.92')),
  },
  {
    id: 'ai-7-openai',
    title: 'AI SDK 7, openai',
    dialect: 'responses',
    ...aiSdk('7.0.173', native('4.0.118')),
  },
  {
    id: 'ai-6-compatible',
    title: 'AI SDK 6, openai-compatible',
    dialect: 'chat',
    ...aiSdk('6.0.326', compatible('2.0.91')),
  },
  {
    id: 'ai-6-openai',
    title: 'AI SDK 6, openai',
    dialect: 'responses',
    ...aiSdk('6.0.326', native('3.0.141')),
  },
  {
    id: 'langchain',
    title: 'LangChain',
    family: 'langchain',
    dialect: 'chat',
    packages: [
      { name: '@langchain/openai', version: '1.6.0' },
      { name: '@langchain/core', version: '1.4.0' },
    ],
  },
  {
    id: 'agents',
    title: 'OpenAI Agents',
    family: 'agents',
    dialect: 'chat',
    packages: [{ name: '@openai/agents', version: '0.20.0' }],
  },
  {
    id: 'anthropic',
    title: 'Anthropic',
    family: 'anthropic',
    dialect: 'anthropic',
    packages: [{ name: '@anthropic-ai/sdk', version: '1.12.0' }],
  },
  {
    id: 'genai',
    title: 'Google Gen AI',
    family: 'genai',
    dialect: 'gemini',
    packages: [{ name: '@google/genai', version: '3.1.0' }],
  },
  {
    id: 'fetch',
    title: 'fetch and a parser',
    family: 'fetch',
    dialect: 'chat',
    packages: [{ name: 'eventsource-parser', version: '4.1.3' }],
  },
];
