import { call, calling, chat, result, user } from '../requests.js';
import { invalid, type Wrong } from './wrong.js';

/** The messages themselves. */
export const messages: Wrong[] = [
  [chat({ messages: ['hi'] }), invalid, 'messages[0]'],
  [chat({ messages: [null] }), invalid, 'messages[0]'],
  [chat({ messages: [[]] }), invalid, 'messages[0]'],
  [chat({ messages: [user(), 5] }), invalid, 'messages[1]'],
  [chat({ messages: [{}] }), invalid, 'messages[0].role'],
  [chat({ messages: [{ content: 'x' }] }), invalid, 'messages[0].role'],
  [chat({ messages: [{ role: 'bot', content: 'x' }] }), invalid, 'messages[0].role'],
  [chat({ messages: [{ role: 5, content: 'x' }] }), invalid, 'messages[0].role'],
  [chat({ messages: [{ role: 'user' }] }), invalid, 'messages[0].content'],
  [chat({ messages: [user(null)] }), invalid, 'messages[0].content'],
  [chat({ messages: [user(5)] }), invalid, 'messages[0].content'],
  [chat({ messages: [user({})] }), invalid, 'messages[0].content'],
  [chat({ messages: [user([])] }), invalid, 'messages[0].content'],
  [chat({ messages: [{ ...user(), name: 5 }] }), invalid, 'messages[0].name'],
  [chat({ messages: [{ role: 'system' }] }), invalid, 'messages[0].content'],
  [chat({ messages: [{ role: 'system', content: null }] }), invalid, 'messages[0].content'],
  [chat({ messages: [{ role: 'developer', content: 5 }] }), invalid, 'messages[0].content'],
  [chat({ messages: [user(), { role: 'assistant' }] }), invalid, 'messages[1].content'],
  [
    chat({ messages: [user(), { role: 'assistant', content: null }] }),
    invalid,
    'messages[1].content',
  ],
  [
    chat({ messages: [user(), { role: 'assistant', content: null, tool_calls: [] }] }),
    invalid,
    'messages[1].content',
  ],
  [chat({ messages: [user(), { role: 'assistant', content: 5 }] }), invalid, 'messages[1].content'],
  [
    chat({ messages: [user(), { role: 'assistant', content: 'x', refusal: 5 }] }),
    invalid,
    'messages[1].refusal',
  ],
  [
    chat({ messages: [user(), { role: 'assistant', content: 'x', audio: {} }] }),
    invalid,
    'messages[1].audio.id',
  ],
  [chat({ messages: [user(), { role: 'function', content: 'x' }] }), invalid, 'messages[1].name'],
  [chat({ messages: [user(), { role: 'function', name: 'f' }] }), invalid, 'messages[1].content'],
];

/** Calls and their answers. */
export const calls: Wrong[] = [
  [
    chat({ messages: [user(), calling({ ...call(), id: 5 }), result()] }),
    invalid,
    'messages[1].tool_calls[0].id',
  ],
  [
    chat({ messages: [user(), calling({ ...call(), type: 'api' }), result()] }),
    invalid,
    'messages[1].tool_calls[0].type',
  ],
  [
    chat({ messages: [user(), calling({ id: 'call_1', type: 'function' }), result()] }),
    invalid,
    'messages[1].tool_calls[0].function',
  ],
  [
    chat({
      messages: [user(), calling({ ...call(), function: { name: 'f', arguments: {} } }), result()],
    }),
    invalid,
    'messages[1].tool_calls[0].function.arguments',
  ],
  [
    chat({ messages: [user(), { role: 'assistant', content: 'x', tool_calls: 'none' }] }),
    invalid,
    'messages[1].tool_calls',
  ],
  [
    chat({ messages: [user(), calling(call()), { role: 'tool', content: 'x' }] }),
    invalid,
    'messages[2].tool_call_id',
  ],
  [
    chat({ messages: [user(), calling(call()), { role: 'tool', tool_call_id: 'call_1' }] }),
    invalid,
    'messages[2].content',
  ],
  [chat({ messages: [user(), result()] }), invalid, 'messages[1].tool_call_id'],
  [
    chat({ messages: [user(), calling(call()), result(), result('call_2')] }),
    invalid,
    'messages[3].tool_call_id',
  ],
  [
    chat({ messages: [user(), calling(call()), result(), user(), result()] }),
    invalid,
    'messages[4].tool_call_id',
  ],
  [chat({ messages: [user(), calling(call())] }), invalid, 'messages[1].tool_calls[0]'],
  [chat({ messages: [user(), calling(call()), user()] }), invalid, 'messages[1].tool_calls[0]'],
  [
    chat({ messages: [user(), calling(call(), call('call_2')), result()] }),
    invalid,
    'messages[1].tool_calls[1]',
  ],
  [
    chat({
      messages: [user(), calling(call('call_1')), calling(call('call_2')), result('call_2')],
    }),
    invalid,
    'messages[1].tool_calls[0]',
  ],
];
