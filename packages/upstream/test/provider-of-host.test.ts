import { expect, test } from '@jest/globals';
import { providerOfHost } from '../src/provider-of-host.js';
import { readers } from '../src/providers/index.js';

test.each([
  ['api.openai.com', 'openai'],
  ['my-resource.openai.azure.com', 'azure-openai'],
  ['us-central1-aiplatform.googleapis.com', 'google-vertex'],
  ['bedrock-runtime.us-east-1.amazonaws.com', 'bedrock'],
  ['router.huggingface.co', 'huggingface'],
  ['ark.cn-beijing.volces.com', 'volcengine'],
  ['dashscope-intl.aliyuncs.com', 'dashscope'],
  ['integrate.api.nvidia.com', 'nvidia-nim'],
  ['api.openai.com.evil.example', undefined],
  ['localhost', undefined],
])('%s is %s', (host, provider) => {
  expect(providerOfHost(host)).toBe(provider);
});

test('the name of a host is one that a reader answers to', () => {
  for (const host of ['api.groq.com', 'api.z.ai', 'api.x.ai', 'openrouter.ai', 'api.cerebras.ai']) {
    const provider = providerOfHost(host);
    const failed = { status: 418, body: '{"kettle":true}', provider };
    const [first] = readers.filter((reader) => reader.recognize(failed) !== undefined);
    expect(first?.name).toBe(provider);
  }
});
