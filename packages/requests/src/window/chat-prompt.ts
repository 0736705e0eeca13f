import { eachObject, isJsonObject, type JsonObject } from '../json-type.js';
import type { PromptVisitor, VisitPrompt } from './prompt-visitor.js';

/** The prompt of a chat request: messages, tools, the schema of the answer. */
export const visitChat: VisitPrompt = (body, visitor) => {
  const { messages, tools, functions, response_format: format } = body;
  eachObject(messages, (message) => visitMessage(message, visitor));
  eachObject(tools, (tool) => {
    const own = tool['function'] ?? tool['custom'];
    if (isJsonObject(own)) visitor.tool(own);
  });
  eachObject(functions, (legacy) => visitor.tool(legacy));
  if (isJsonObject(format)) visitFormat(format['json_schema'], visitor);
};

/** The schema of the answer is read like the parameters of a tool. */
export function visitFormat(format: unknown, visitor: PromptVisitor): void {
  if (isJsonObject(format) && isJsonObject(format['schema']))
    visitor.tool({ ...format, parameters: format['schema'] });
}

/** What one message of a chat adds. */
function visitMessage(message: JsonObject, visitor: PromptVisitor): void {
  const { role, name, content, refusal, tool_calls: calls, function_call: call } = message;
  visitor.message(typeof name === 'string');
  if (typeof role === 'string') visitor.text(role);
  if (typeof name === 'string') visitor.text(name);
  if (typeof refusal === 'string') visitor.text(refusal);
  if (typeof content === 'string') visitor.text(content);
  else eachObject(content, (part) => visitPart(part, visitor));
  eachObject(calls, ({ function: made, custom }) => visitCall(made ?? custom, visitor));
  if (call !== undefined) visitCall(call, visitor);
}

function visitPart({ text, refusal, image_url: image }: JsonObject, visitor: PromptVisitor): void {
  if (typeof text === 'string') visitor.text(text);
  if (typeof refusal === 'string') visitor.text(refusal);
  if (isJsonObject(image) && typeof image['url'] === 'string')
    visitor.image(image['url'], image['detail']);
}

function visitCall(call: unknown, visitor: PromptVisitor): void {
  if (!isJsonObject(call)) return;
  const { name, arguments: given, input } = call;
  if (typeof name === 'string') visitor.text(name);
  if (typeof given === 'string') visitor.text(given);
  if (typeof input === 'string') visitor.text(input);
}
