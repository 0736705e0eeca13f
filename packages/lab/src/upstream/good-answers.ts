import { chatAnswer } from './answers/chat.js';
import { generateContentAnswer } from './answers/generate-content.js';
import { embeddingsAnswer, modelsAnswer } from './answers/lists.js';
import { messagesAnswer } from './answers/messages.js';
import { responsesAnswer } from './answers/responses.js';
import type { GoodAnswer } from './good-answer.js';
import type { RouteKind } from './routes.js';

/** The good answer of each route. */
export const goodAnswers: {
  readonly [K in RouteKind]: (model: string, body: Readonly<Record<string, unknown>>) => GoodAnswer;
} = {
  chat: chatAnswer,
  responses: responsesAnswer,
  embeddings: embeddingsAnswer,
  models: modelsAnswer,
  messages: messagesAnswer,
  gemini: generateContentAnswer,
};
