import type { Driver, Load } from './driver.js';
import { raisedFields } from './raised-fields.js';

/** Google's SDK, whose paths begin at the origin. */
export async function genaiDriver(load: Load): Promise<Driver> {
  const { GoogleGenAI } = await load('@google/genai');
  return {
    read: raisedFields,
    async call({ baseURL, key: apiKey, model, stream }) {
      const httpOptions = { baseUrl: new URL(baseURL).origin, apiVersion: 'v1beta' };
      const { models } = new GoogleGenAI({ apiKey, vertexai: false, httpOptions });
      const request = { model, contents: 'Hello' };
      if (!stream) {
        const { text } = await models.generateContent(request);
        return { end: 'complete', text: text ?? '' };
      }
      let text = '';
      for await (const chunk of await models.generateContentStream(request)) {
        text += chunk.text ?? '';
      }
      return { end: 'complete', text };
    },
  };
}
