import { mkdirSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { createCast, sizeOf } from './cast.js';
import { keepHeaders } from './keep-headers.js';
import { nameRecording } from './name-recording.js';
import { replaceBody } from './replace-body.js';

/** One request as it came in. Kept in memory only. */
export interface Arrived {
  method: string;
  headers: IncomingHttpHeaders;
  body: Uint8Array;
}

/** What became of it: the file's name, and what else was written again; or why it was not stored. */
export type Outcome = { file: string; event: string; again: readonly string[] } | { refused: string };

export interface Recorder {
  record(arrived: Arrived): Outcome;
  count(): number;
}

interface Kept {
  file: string;
  arrived: Arrived;
  text: string;
}

/**
 * Stores hooks in a folder without the people in them. Who is learned from a later hook is replaced in the earlier ones of
 * this session, too. Nothing is written but what went through the replacement.
 */
export function createRecorder(folder: string): Recorder {
  const cast = createCast();
  const kept: Kept[] = [];

  const render = (arrived: Arrived): { text: string; parsed: unknown } | { refused: string } => {
    const body = readText(arrived.body);
    if (body === undefined) return { refused: 'a body that is no text' };
    const replaced = replaceBody(body, arrived.headers['content-type'] ?? '', cast);
    if ('refused' in replaced) return replaced;
    const { headers, replaced: proofs } = keepHeaders(arrived.headers, cast);
    const about = proofs.length > 0 ? `${recordedSays} ${signatureSays(proofs)}` : recordedSays;
    const recording = { about, method: arrived.method, headers, body: replaced.body };
    return { text: `${JSON.stringify(recording, null, 2)}\n`, parsed: replaced.parsed };
  };

  const writeAgain = (): string[] =>
    kept.flatMap((one) => {
      const now = render(one.arrived);
      if ('refused' in now || now.text === one.text) return [];
      one.text = now.text;
      writeFileSync(join(folder, one.file), now.text);
      return [one.file];
    });

  return {
    count: () => kept.length,
    record(arrived) {
      const known = sizeOf(cast);
      const rendered = render(arrived);
      if ('refused' in rendered) return rendered;
      // Read once more: a name may stand before the member that tells whose it is.
      const final = render(arrived);
      const { text, parsed } = 'refused' in final ? rendered : final;
      mkdirSync(folder, { recursive: true });
      const file = nameRecording(folder, parsed, arrived.headers);
      writeFileSync(join(folder, file), text, { flag: 'wx' });
      const again = sizeOf(cast) > known ? writeAgain() : [];
      kept.push({ file, arrived, text });
      return { file, event: file.replace(/^\d+-|\.json$/g, ''), again };
    },
  };
}

const recordedSays =
  'Recorded by npm run hooks:record. Names, addresses, numbers, tokens and secrets are replaced; ids are those of the platform.';

const signatureSays = (headers: readonly string[]): string =>
  `The value of ${headers.join(', ')} is replaced and proves nothing: sign the body anew in the test, with a secret of the test, as asHook in recordings.testing.ts does.`;

function readText(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}
