import { geminiError } from '../errors/gemini.js';
import { dataFrame, type GoodAnswer, words } from '../good-answer.js';

/** Gemini: https://ai.google.dev/api/generate-content */
export function generateContentAnswer(model: string): GoodAnswer {
  const head = { modelVersion: model, responseId: 'lab' };
  const usageMetadata = {
    promptTokenCount: 9,
    candidatesTokenCount: words.length,
    totalTokenCount: 9 + words.length,
  };
  const candidate = (text: string): object => ({
    content: { parts: [{ text }], role: 'model' },
    index: 0,
  });
  const finished = (text: string): object => ({ ...candidate(text), finishReason: 'STOP' });
  const overloaded = geminiError('overloaded').body;
  const last = words.length - 1;
  return {
    json: { candidates: [finished(words.join(''))], usageMetadata, ...head },
    frames: words.map((text, index) =>
      dataFrame({
        candidates: [index === last ? finished(text) : candidate(text)],
        ...(index === last ? { usageMetadata } : {}),
        ...head,
      }),
    ),
    middle: Math.floor(words.length / 2),
    errorFrame: dataFrame(overloaded),
    errorBody: overloaded,
  };
}
