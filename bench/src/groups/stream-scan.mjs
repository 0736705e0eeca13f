import { createParser } from 'eventsource-parser';
import { internals } from '../harness/internals.mjs';

const { dialects, KeptOutput, Scanner } = await internals(
  'stream/dialects/index',
  'stream/kept-output',
  'stream/scanner',
);

const WORDS = ['Hello', ' world', ' the', ' quick', ' brown', '\\n\\n', ' fox “x”', ' 12'];
const FRAMES = 500;

const chatFrame = (word) =>
  Buffer.from(
    `data: {"id":"chatcmpl-BzQ9w2pXkV7mN4rT1sLdYcUe","object":"chat.completion.chunk","created":1795000000,"model":"demo-mini-2026-07-18","system_fingerprint":"fp_34a54ae93c","choices":[{"index":0,"delta":{"content":"${word}"},"logprobs":null,"finish_reason":null}]}\n\n`,
  );
const frames = Array.from({ length: FRAMES }, (_, at) => chatFrame(WORDS[at % WORDS.length]));

const chunkings = {
  'a frame a chunk': frames,
  '20 frames a chunk': Array.from({ length: FRAMES / 20 }, (_, at) =>
    Buffer.concat(frames.slice(at * 20, (at + 1) * 20)),
  ),
};

function ours(chunks) {
  const scanner = new Scanner(dialects.chat, new KeptOutput(0));
  let size = 0;
  for (const chunk of chunks)
    for (let rest = chunk; rest !== undefined; rest = scanner.rest)
      size += scanner.push(rest).length;
  if (scanner.failure !== undefined) throw new Error(scanner.failure.why);
  return size;
}

const parsed = (read) => (chunks) => {
  const decoder = new TextDecoder();
  let size = 0;
  const onEvent = ({ data }) => {
    size += read(data).length;
  };
  const parser = createParser({ onEvent });
  for (const chunk of chunks) parser.feed(decoder.decode(chunk, { stream: true }));
  return size;
};
const control = parsed((data) => data);
const bothWays = parsed((data) => JSON.stringify(JSON.parse(data)));

export default () =>
  Object.entries(chunkings).map(([name, chunks]) => ({
    title: `The guard’s scan, ${name}`,
    note: `${FRAMES} chat frames a call, against eventsource-parser. bench/src/stream-scan.mjs has the other dialects.`,
    baseline: { name: 'eventsource-parser', run: () => control(chunks) },
    contenders: [
      { name: 'faultwire’s scan', run: () => ours(chunks), ours: true, target: 0.3 },
      { name: 'eventsource-parser with JSON both ways', run: () => bothWays(chunks) },
    ],
  }));
