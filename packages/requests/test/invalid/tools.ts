import { chat, tool } from '../requests.js';
import { invalid, type Wrong } from './wrong.js';

/** Tools, and which of them is chosen. */
export const tools: Wrong[] = [
  [chat({ tools: [5] }), invalid, 'tools[0]'],
  [chat({ tools: [{}] }), invalid, 'tools[0].type'],
  [chat({ tools: [{ type: 'web' }] }), invalid, 'tools[0].type'],
  [chat({ tools: [{ type: 'function' }] }), invalid, 'tools[0].function'],
  [chat({ tools: [{ type: 'function', function: {} }] }), invalid, 'tools[0].function.name'],
  [chat({ tools: [tool({ name: '' })] }), invalid, 'tools[0].function.name'],
  [chat({ tools: [tool({ name: 'get weather' })] }), invalid, 'tools[0].function.name'],
  [chat({ tools: [tool({ name: 'wetter.öffnen' })] }), invalid, 'tools[0].function.name'],
  [chat({ tools: [tool({ name: 'x'.repeat(65) })] }), invalid, 'tools[0].function.name'],
  [chat({ tools: [tool({ description: 5 })] }), invalid, 'tools[0].function.description'],
  [chat({ tools: [tool({ strict: 'yes' })] }), invalid, 'tools[0].function.strict'],
  [chat({ tools: [tool(), tool()] }), invalid, 'tools[1].function.name'],
  [
    chat({ tools: [tool(), { type: 'custom', custom: { name: 'get_weather' } }] }),
    invalid,
    'tools[1].custom.name',
  ],
  [chat({ tools: [{ type: 'custom' }] }), invalid, 'tools[0].custom'],
  [
    chat({ tools: [{ type: 'custom', custom: { name: 'a', format: { type: 'bnf' } } }] }),
    invalid,
    'tools[0].custom.format.type',
  ],
  [
    chat({ tools: [{ type: 'custom', custom: { name: 'a', format: { type: 'grammar' } } }] }),
    invalid,
    'tools[0].custom.format.grammar',
  ],
  [chat({ functions: [{}] }), invalid, 'functions[0].name'],
  [chat({ tool_choice: { type: 'function' } }), invalid, 'tool_choice.function'],
  [chat({ tool_choice: { type: 'function', function: {} } }), invalid, 'tool_choice.function.name'],
  [chat({ tool_choice: { type: 'tool' } }), invalid, 'tool_choice.type'],
  [
    chat({ tool_choice: { type: 'function', function: { name: 'get_weather' } } }),
    invalid,
    'tool_choice.function.name',
  ],
  [
    chat({ tools: [tool()], tool_choice: { type: 'function', function: { name: 'other' } } }),
    invalid,
    'tool_choice.function.name',
  ],
  [
    chat({ tools: [tool()], tool_choice: { type: 'custom', custom: { name: 'other' } } }),
    invalid,
    'tool_choice.custom.name',
  ],
  [
    chat({
      tools: [tool()],
      tool_choice: { type: 'allowed_tools', allowed_tools: { mode: 'any', tools: [] } },
    }),
    invalid,
    'tool_choice.allowed_tools.mode',
  ],
  [
    chat({
      tools: [tool()],
      tool_choice: {
        type: 'allowed_tools',
        allowed_tools: { mode: 'auto', tools: [{ type: 'function', function: { name: 'other' } }] },
      },
    }),
    invalid,
    'tool_choice.allowed_tools.tools[0].function.name',
  ],
  [chat({ tool_choice: 'required' }), invalid, 'tool_choice'],
  [
    chat({ functions: [{ name: 'f' }], function_call: { name: 'g' } }),
    invalid,
    'function_call.name',
  ],
];
