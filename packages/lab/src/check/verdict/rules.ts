/** A rule of the contract that a server can break. */
export interface Rule {
  /** The section of docs/contract.md. */
  readonly section: string;
  readonly says: string;
  /** What mends it. */
  readonly fix: string;
}

/** The name of a rule. */
export type RuleId =
  | 'ends'
  | 'answers'
  | 'true-end'
  | 'whole'
  | 'status'
  | 'envelope'
  | 'type'
  | 'code'
  | 'content-type'
  | 'request-id'
  | 'cache'
  | 'retry-hint'
  | 'error-frame'
  | 'raises'
  | 'class'
  | 'fields'
  | 'requests';

/** Every rule that the check can name. */
export const rules: { readonly [R in RuleId]: Rule } = {
  ends: {
    section: 'Streams',
    says: 'every call ends within its limits',
    fix: 'Put limits on the provider (connect, first content, idle) and fail the call when one passes.',
  },
  answers: {
    section: 'The envelope',
    says: 'a failure is answered, not dropped',
    fix: 'Catch what the provider does to the connection and answer it; never destroy a socket before the head is out.',
  },
  'true-end': {
    section: 'Streams',
    says: 'a failure never passes for a whole answer',
    fix: 'Relay a stream only to its terminal event; without one, write the error frame. Never send a failure under a 200.',
  },
  whole: {
    section: 'Streams',
    says: 'a good answer arrives whole',
    fix: 'Relay bytes as they come, and do not judge an answer by how its bytes are split.',
  },
  status: {
    section: 'The catalog',
    says: 'the status says what the failure means',
    fix: 'Read what the provider means by its failure, and answer with the status of its code in the profile.',
  },
  envelope: {
    section: 'The envelope',
    says: 'the body is {"error":{message,type,code,param}}',
    fix: 'Answer every failure through one error handler that prints this envelope.',
  },
  type: {
    section: 'The catalog',
    says: "the type is the code's",
    fix: 'Print the type of the code in the profile; clients branch on it in streams.',
  },
  code: {
    section: 'The catalog',
    says: 'the code names the failure',
    fix: 'Print the code of the catalog; clients branch on it.',
  },
  'content-type': {
    section: 'The envelope',
    says: 'a failure is application/json with its content-length',
    fix: 'Send the envelope in one write, as application/json, with its exact content-length.',
  },
  'request-id': {
    section: 'The envelope',
    says: 'x-request-id is on every answer',
    fix: 'Give every request an id at arrival and send it on every answer, streams included.',
  },
  cache: {
    section: 'The envelope',
    says: 'a failure is not stored',
    fix: 'Send cache-control: no-store with every failure.',
  },
  'retry-hint': {
    section: 'Retry hints',
    says: 'the headers say whether and when to retry',
    fix: 'Send retry-after where a wait helps, and x-should-retry where clients would guess wrongly.',
  },
  'error-frame': {
    section: 'Streams',
    says: 'a stream that breaks ends with the error frame of its dialect',
    fix: 'Write one last frame with the error, then end the response cleanly, without [DONE].',
  },
  raises: {
    section: 'Streams',
    says: 'the client raises',
    fix: 'Send the failure in the form that this client reads: the status before the first byte, the frame after it.',
  },
  class: {
    section: 'The catalog',
    says: 'the client raises the class of the status',
    fix: "Send the status of the code; it decides the client's class.",
  },
  fields: {
    section: 'The envelope',
    says: 'the client can read status, type, code and request id',
    fix: 'Print all of the envelope and the request id where this client looks for them.',
  },
  requests: {
    section: 'Retry hints',
    says: 'the client asks again exactly as often as that can help',
    fix: 'Send status, retry-after and x-should-retry as the retry of the code demands.',
  },
};

/** One rule broken, with what was found. */
export interface Broken {
  readonly rule: RuleId;
  readonly found: string;
}
