/**
 * What the guard's scan of a frame costs beside eventsource-parser and JSON.parse, in one process,
 * interleaved, medians of the rounds and of their ratios: `node bench/src/stream-scan.mjs`.
 */
import { createParser } from 'eventsource-parser';
import { internals } from './harness/internals.mjs';

const { dialects, KeptOutput, Scanner } = await internals(
  'stream/dialects/index',
  'stream/kept-output',
  'stream/scanner',
);

const WORDS = ['Hello', ' world', ' the', ' quick', ' brown', '\\n\\n', ' fox “x”', ' 12'];
const FRAMES = 2000;
/** So few that they stay in the processor's cache, where bytes lie that have just come. */
const KINDS = 40;
const ROUNDS = 200;

const streams = {
  chat: (word) =>
    `data: {"id":"chatcmpl-BzQ9w2pXkV7mN4rT1sLdYcUe","object":"chat.completion.chunk","created":1795000000,"model":"demo-mini-2026-07-18","system_fingerprint":"fp_34a54ae93c","choices":[{"index":0,"delta":{"content":"${word}"},"logprobs":null,"finish_reason":null}]}\n\n`,
  responses: (word, at) =>
    `event: response.output_text.delta\ndata: {"type":"response.output_text.delta","sequence_number":${at},"item_id":"msg_67c9fdcf37fc8190ba82116e33fb28c5","output_index":0,"content_index":0,"delta":"${word}","logprobs":[],"obfuscation":"k${at}Q"}\n\n`,
  anthropic: (word) =>
    `event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"${word}"}}\n\n`,
  gemini: (word) =>
    `data: {"candidates": [{"content": {"parts": [{"text": "${word}"}],"role": "model"},"index": 0}],"usageMetadata": {"promptTokenCount": 4,"candidatesTokenCount": 1,"totalTokenCount": 5},"modelVersion": "demo-2.5-flash","responseId": "mAitaLmkHPPlz7IP"}\n\n`,
};

const chunkings = {
  'a frame a chunk': (frames) => frames,
  '20 frames a chunk': (frames) => repeated(grouped(frames.slice(0, KINDS), 20), FRAMES / 20),
  '100-byte chunks': (frames) => {
    const all = Buffer.concat(frames);
    return Array.from({ length: Math.ceil(all.length / 100) }, (_, i) =>
      all.subarray(i * 100, i * 100 + 100),
    );
  },
};

function repeated(chunks, count) {
  return Array.from({ length: count }, (_, i) => chunks[i % chunks.length]);
}

function grouped(frames, size) {
  return Array.from({ length: frames.length / size }, (_, i) =>
    Buffer.concat(frames.slice(i * size, (i + 1) * size)),
  );
}

let sink = 0;
const contenders = (dialect) => ({
  ours(chunks) {
    const scanner = new Scanner(dialects[dialect], new KeptOutput(0));
    for (const chunk of chunks)
      for (let rest = chunk; rest !== undefined; rest = scanner.rest)
        sink += scanner.push(rest).length;
    if (scanner.failure !== undefined) throw new Error(scanner.failure.why);
  },
  'eventsource-parser'(chunks) {
    const decoder = new TextDecoder();
    const parser = createParser({
      onEvent(event) {
        sink += event.data.length;
      },
    });
    for (const chunk of chunks) parser.feed(decoder.decode(chunk, { stream: true }));
  },
  'eventsource-parser + JSON.parse'(chunks) {
    const decoder = new TextDecoder();
    const parser = createParser({
      onEvent(event) {
        sink += Object.keys(JSON.parse(event.data)).length;
      },
    });
    for (const chunk of chunks) parser.feed(decoder.decode(chunk, { stream: true }));
  },
});

const rows = [];
for (const [dialect, frameOf] of Object.entries(streams)) {
  const kinds = Array.from({ length: KINDS }, (_, i) => Buffer.from(frameOf(WORDS[i % 8], i)));
  const frames = Array.from({ length: FRAMES }, (_, i) => kinds[i % KINDS]);
  for (const [chunking, chop] of Object.entries(chunkings)) {
    const chunks = chop(frames);
    const runs = Object.entries(contenders(dialect));
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1)
      rounds.push(Object.fromEntries(runs.map(timed)));
    const cold = rounds.length / 5;
    const warm = rounds.slice(cold);
    const medianOf = (read) => median(warm.map(read));
    rows.push({
      dialect,
      chunking,
      'ours, ns a frame': Math.round(medianOf((round) => round.ours)),
      'eventsource-parser': Math.round(medianOf((round) => round['eventsource-parser'])),
      '… + JSON.parse': Math.round(medianOf((round) => round['eventsource-parser + JSON.parse'])),
      'ours / parser': Number(
        medianOf((round) => round.ours / round['eventsource-parser']).toFixed(2),
      ),
    });

    function timed([name, run]) {
      const start = process.hrtime.bigint();
      run(chunks);
      return [name, Number(process.hrtime.bigint() - start) / FRAMES];
    }
  }
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

console.table(rows);
if (sink === 0) throw new Error('nothing was read');
