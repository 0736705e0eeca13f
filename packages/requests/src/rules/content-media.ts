import { paramPath } from '@faultwire/core';
import type { Path, Report } from '../finding.js';
import { eachObject, isJsonObject, type JsonObject } from '../json-type.js';
import { audioProblem, fileProblem, imageProblem, type MediaProblem } from '../media/payload.js';
import { missing, wrongValue } from '../shape/sentences.js';
import type { Rule } from './rule.js';

/** OpenAI's own limits: 50 MB a file (file inputs guide), 25 MB of sound (audio guide). */
const MAX_FILE_BYTES = 50 * 1024 * 1024;
const MAX_AUDIO_BYTES = 25 * 1024 * 1024;

/** Images, sound and files inside chat messages are what they say that they are. */
export function chatMedia(maxImageBytes: number): Rule {
  return ({ messages }, report) => {
    eachObject(messages, ({ content }, index) => {
      if (typeof content === 'string') return;
      eachObject(content, (part, at) => {
        if (part['type'] !== 'text')
          chatPart(part, ['messages', index, 'content', at], maxImageBytes, report);
      });
    });
  };
}

/** The same in the items of a Responses request, messages and tool outputs alike. */
export function responseMedia(maxImageBytes: number): Rule {
  return ({ input }, report) => {
    eachObject(input, (item, index) => {
      for (const key of ['content', 'output'])
        eachObject(item[key], (part, at) => {
          responsePart(part, ['input', index, key, at], maxImageBytes, report);
        });
    });
  };
}

function chatPart(part: JsonObject, path: Path, maxImageBytes: number, report: Report): void {
  const { type, image_url: image, input_audio: audio, file } = part;
  if (type === 'image_url' && isJsonObject(image) && typeof image['url'] === 'string')
    tell([...path, 'image_url', 'url'], imageProblem(image['url'], maxImageBytes), report);
  else if (type === 'input_audio' && isJsonObject(audio) && typeof audio['data'] === 'string')
    tell(
      [...path, 'input_audio', 'data'],
      audioProblem(audio['data'], String(audio['format']), MAX_AUDIO_BYTES),
      report,
    );
  else if (type === 'file' && isJsonObject(file)) filePart(file, [...path, 'file'], report);
}

function responsePart(part: JsonObject, path: Path, maxImageBytes: number, report: Report): void {
  const { type, image_url: url, file_id: id } = part;
  if (type === 'input_file') filePart(part, path, report);
  if (type !== 'input_image') return;
  if (typeof url === 'string')
    tell([...path, 'image_url'], imageProblem(url, maxImageBytes), report);
  else if (typeof id !== 'string') report(missing([...path, 'image_url']));
}

/** A file is given by its data, by a URL (Responses only), or by the id of an upload. */
function filePart(file: JsonObject, path: Path, report: Report): void {
  const { file_data: data, file_id: id, file_url: url } = file;
  if (typeof data === 'string')
    tell([...path, 'file_data'], fileProblem(data, MAX_FILE_BYTES), report);
  else if ((id ?? url ?? undefined) === undefined) report(missing([...path, 'file_data']));
}

function tell(path: Path, problem: MediaProblem | undefined, report: Report): void {
  if (problem === undefined) return;
  const { wanted, tooLarge } = problem;
  const message = `'${paramPath(path)}' is too large: expected ${wanted}.`;
  report(tooLarge ? { path, code: 'request_too_large', message } : wrongValue(path, wanted));
}
