import { describe, expect, test } from '@jest/globals';
import { chatRequest } from '../src/index.js';
import { chat, image, type Json, parts, tool, user } from './requests.js';

const limits = { bodyChars: 300, messageChars: 100, messages: 3, parts: 2, tools: 1 };
const request = chatRequest({ limits, maxImageBytes: 70 });

function param(body: Json): unknown {
  const checked = request.check(body);
  return checked.ok ? 'fits' : [checked.fault.code, checked.fault.param];
}

describe('at the limit and beyond it', () => {
  const text = { type: 'text', text: 'x' };

  test.each([
    ['messages', chat({ messages: [user(), user(), user()] }), 'fits'],
    ['messages', chat({ messages: [user(), user(), user(), user()] }), 'messages'],
    ['parts', parts(text, text), 'fits'],
    ['parts', parts(text, text, text), 'messages[0].content'],
    ['tools', chat({ tools: [tool()] }), 'fits'],
    ['tools', chat({ tools: [tool(), tool({ name: 'b' })] }), 'tools'],
    ['functions', chat({ functions: [{ name: 'a' }, { name: 'b' }] }), 'functions'],
    ['the text of a message', chat({ messages: [user('x'.repeat(100))] }), 'fits'],
    ['the text of a message', chat({ messages: [user('x'.repeat(101))] }), 'messages[0]'],
    ['the text of its parts', parts({ type: 'text', text: 'x'.repeat(101) }), 'messages[0]'],
    [
      'all texts',
      chat({ messages: [user('x'.repeat(100)), user('x'.repeat(100)), user('x'.repeat(90))] }),
      undefined,
    ],
    ['an image', parts(image()), 'fits'],
    [
      'an image',
      parts(image(`data:image/png;base64,iVBORw0KGgo${'A'.repeat(85)}`)),
      'messages[0].content[0].image_url.url',
    ],
  ])('%s', (_what, body, place) => {
    expect(param(body)).toEqual(place === 'fits' ? 'fits' : ['request_too_large', place]);
  });
});
