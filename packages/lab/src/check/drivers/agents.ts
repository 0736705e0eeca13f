import type { Driver, Load } from './driver.js';
import { raisedFields } from './raised-fields.js';

/** OpenAI's Agents SDK over Chat Completions, one turn, no tracing. */
export async function agentsDriver(load: Load): Promise<Driver> {
  const { Agent, OpenAIProvider, Runner } = await load('@openai/agents');
  return {
    read: raisedFields,
    async call({ baseURL, key: apiKey, model, stream, fields }) {
      const modelProvider = new OpenAIProvider({ apiKey, baseURL, useResponses: false });
      const runner = new Runner({ modelProvider, tracingDisabled: true });
      const settings = fields === undefined ? {} : { modelSettings: { providerData: fields } };
      const agent = new Agent({ name: 'check', instructions: 'Answer.', model, ...settings });
      const result = await runner.run(agent, 'Hello', { maxTurns: 1, stream });
      if (stream) {
        for await (const _ of result);
        await result.completed;
      }
      return { end: 'complete', text: String(result.finalOutput ?? '') };
    },
  };
}
