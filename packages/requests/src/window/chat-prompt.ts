import { isJsonObject } from '../json-type.js';
import type { PromptVisitor, VisitPrompt } from './prompt-visitor.js';

type Part = Readonly<Record<string, unknown>>;

/** The prompt of a chat request: messages, tools, the schema of the answer. */
export const visitChat: VisitPrompt = (body, visitor) => {
  const { messages, tools, functions, response_format: format } = body;
  each(messages, (message) => visitMessage(message, visitor));
  each(tools, (tool) => {
    const own = tool['function'] ?? tool['custom'];
    if (isJsonObject(own)) visitor.tool(own);
  });
  each(functions, (legacy) => visitor.tool(legacy));
  if (isJsonObject(format)) visitFormat(format['json_schema'], visitor);
};

/** The schema of the answer is read like the parameters of a tool. */
export function visitFormat(format: unknown, visitor: PromptVisitor): void {
  if (isJsonObject(format) && isJsonObject(format['schema']))
    visitor.tool({ ...format, parameters: format['schema'] });
}

/** What one message of a chat adds. */
export function visitMessage(message: Part, visitor: PromptVisitor): void {
  const { role, name, content, refusal, tool_calls: calls, function_call: call } = message;
  visitor.message();
  for (const text of [role, name, refusal]) if (typeof text === 'string') visitor.text(text);
  if (typeof content === 'string') visitor.text(content);
  else each(content, (part) => visitPart(part, visitor));
  each(calls, (made) => visitCall(made['function'] ?? made['custom'], visitor));
  if (call !== undefined) visitCall(call, visitor);
}

function visitPart(part: Part, visitor: PromptVisitor): void {
  const { text, refusal, image_url: image } = part;
  if (typeof text === 'string') visitor.text(text);
  if (typeof refusal === 'string') visitor.text(refusal);
  if (isJsonObject(image) && typeof image['url'] === 'string')
    visitor.image(image['url'], image['detail']);
}

function visitCall(call: unknown, visitor: PromptVisitor): void {
  if (!isJsonObject(call)) return;
  for (const key of ['name', 'arguments', 'input'])
    if (typeof call[key] === 'string') visitor.text(call[key]);
}

/** The objects of an array, without a generator: this runs for every request. */
export function each(value: unknown, visit: (element: Part) => void): void {
  if (!Array.isArray(value)) return;
  for (let index = 0; index < value.length; index += 1)
    if (isJsonObject(value[index])) visit(value[index]);
}
