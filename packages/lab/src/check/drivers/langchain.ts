import type { Driver, Load } from './driver.js';
import { asFields, nameOf, raisedFields } from './raised-fields.js';

/** LangChain's ChatOpenAI with two retries, as the other clients have (its own default is six). */
export async function langchainDriver(load: Load): Promise<Driver> {
  const { ChatOpenAI } = await load('@langchain/openai');
  return {
    read(error) {
      // ContextOverflowError keeps the API's error behind it.
      const cause = asFields(error)['cause'];
      return { ...raisedFields(cause), ...raisedFields(error), exception: nameOf(error) };
    },
    async call({ baseURL, key: apiKey, model, stream, fields }) {
      const chat = new ChatOpenAI({
        model,
        apiKey,
        maxRetries: 2,
        configuration: { baseURL },
        ...(fields === undefined ? {} : { modelKwargs: fields }),
      });
      if (!stream) return { end: 'complete', text: String((await chat.invoke('Hello')).content) };
      let text = '';
      for await (const chunk of await chat.stream('Hello')) text += String(chunk.content);
      return { end: 'complete', text };
    },
  };
}
