import { eachObject, isJsonObject, type JsonObject } from '../json-type.js';
import { visitFormat } from './chat-prompt.js';
import type { PromptVisitor, VisitPrompt } from './prompt-visitor.js';

/** The prompt of a Responses request, as far as it is in the body: instructions, input, tools. */
export const visitResponse: VisitPrompt = (body, visitor) => {
  const { input, instructions, tools, text } = body;
  if (typeof instructions === 'string') visitor.text(instructions);
  if (typeof input === 'string') visitor.text(input);
  eachObject(input, (item) => visitItem(item, visitor));
  eachObject(tools, (tool) => visitor.tool(tool));
  if (isJsonObject(text)) visitFormat(text['format'], visitor);
};

function visitItem(item: JsonObject, visitor: PromptVisitor): void {
  visitor.message(false);
  for (const key of ['role', 'content', 'output', 'name', 'arguments', 'input']) {
    const value = item[key];
    if (typeof value === 'string') visitor.text(value);
    eachObject(value, ({ text, type, image_url: url, detail }) => {
      if (typeof text === 'string') visitor.text(text);
      if (type === 'input_image') visitor.image(typeof url === 'string' ? url : undefined, detail);
    });
  }
}
