/** What a model reads, piece by piece, in no more detail than counting needs. */
export interface PromptVisitor {
  text(text: string): void;
  /** @param url of the image; undefined for an uploaded one. */
  image(url: string | undefined, detail: unknown): void;
  /** A message or item begins, which costs a few tokens of its own, and one more with a name. */
  message(isNamed: boolean): void;
  /** A tool that the model may call: its own words; the schema is counted apart. */
  tool(tool: Readonly<Record<string, unknown>>): void;
}

/** A body and somebody who wants to see what is in its prompt. */
export type VisitPrompt = (body: Readonly<Record<string, unknown>>, visitor: PromptVisitor) => void;
