import { isJsonObject, type JsonObject } from '../read/json.js';
import type { Statement } from '../read/statement.js';
import type { FailureView } from '../read/view.js';

/**
 * A sign by which a family's answers are known, as data, so that all families' signs can be looked
 * for at once (`speaker.ts`). `where` is what must hold besides.
 */
export type Form = WordForm | MentionForm | KeyForm | KindForm;

/** A layer declares such a word in such a field. */
export interface WordForm {
  readonly kind: 'word';
  readonly field: string;
  readonly pattern: RegExp;
  readonly where?: Where | undefined;
}

/** A layer's message mentions it. */
export interface MentionForm {
  readonly kind: 'mention';
  readonly needle: string;
  readonly pattern: RegExp;
}

/** The body is an object that has the key. */
export interface KeyForm {
  readonly kind: 'key';
  readonly key: string;
  readonly where?: ((body: JsonObject, view: FailureView) => boolean) | undefined;
}

/** The body is a page, or plain text. */
export interface KindForm {
  readonly kind: 'html' | 'text';
  readonly where?: Where | undefined;
}

type Where = (statement: Statement, view: FailureView) => boolean;

export function word(field: string, pattern: RegExp, where?: Where): WordForm {
  return { kind: 'word', field, pattern, where };
}

/** @param needle in lower case, a part of every text that the pattern can match, in lower case. */
export function mention(needle: string, pattern: RegExp): MentionForm {
  return { kind: 'mention', needle, pattern };
}

export function key(name: string, where?: KeyForm['where']): KeyForm {
  return { kind: 'key', key: name, where };
}

export function kind(name: KindForm['kind'], where?: Where): KindForm {
  return { kind: name, where };
}

/** Is any of the signs there? Where nothing is stated, nobody speaks. */
export function showsAny(view: FailureView, forms: readonly Form[]): boolean {
  return view.statements.some((each) => forms.some((form) => shows(each, view, form)));
}

function shows(statement: Statement, view: FailureView, form: Form): boolean {
  switch (form.kind) {
    case 'word':
      return saysWord(declared(statement, form.field), statement, view, form);
    case 'mention':
      return form.pattern.test(statement.message);
    case 'key':
      return Object.hasOwn(root(view), form.key) && hasKey(view, form);
    default:
      return view.body.kind === form.kind && isKind(statement, view, form);
  }
}

/** @param said what the statement declares in the form's field. */
export function saysWord(
  said: string,
  statement: Statement,
  view: FailureView,
  { pattern, where }: WordForm,
): boolean {
  return pattern.test(said) && where?.(statement, view) !== false;
}

/** Given that the key is there. */
export function hasKey(view: FailureView, { where }: KeyForm): boolean {
  return where?.(root(view), view) !== false;
}

/** Given that the body is of the kind. */
export function isKind(statement: Statement, view: FailureView, { where }: KindForm): boolean {
  return where?.(statement, view) !== false;
}

/** The body as an object; empty where it is none. */
export function root(view: FailureView): JsonObject {
  return isJsonObject(view.body.value) ? view.body.value : NOTHING;
}

const NOTHING: JsonObject = Object.freeze({});

/** What a layer declares under a name. */
export function declared(statement: Statement, field: string): string {
  return statement.words.find((each) => each.field === field)?.word ?? '';
}
