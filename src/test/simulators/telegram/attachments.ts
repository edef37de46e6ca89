import { randomBytes } from 'node:crypto';
import type { Content } from './rows.js';

const base64url = (bytes: number) => randomBytes(bytes).toString('base64url');

/** The ids of a file, which nothing here serves. */
const fileOf = (size: number) => ({
  file_id: `AgACAgIAAxkBAAI${base64url(36)}`,
  file_unique_id: `AQAD${base64url(9)}`,
  file_size: size,
});

const samples = {
  photo: () => [
    { ...fileOf(1_412), width: 90, height: 67 },
    { ...fileOf(21_904), width: 320, height: 240 },
    { ...fileOf(98_310), width: 800, height: 600 },
  ],
  document: () => ({ file_name: 'invoice-2041.pdf', mime_type: 'application/pdf', ...fileOf(48_213) }),
  voice: () => ({ duration: 7, mime_type: 'audio/ogg', ...fileOf(29_117) }),
  sticker: () => ({
    ...{ width: 512, height: 512, emoji: '👋', set_name: 'HarborGulls' },
    ...{ is_animated: false, is_video: false, type: 'regular', ...fileOf(31_840) },
  }),
  contact: () => ({ phone_number: '+4791234567', first_name: 'Liv', last_name: 'Aasen' }),
  location: () => ({ latitude: 59.913868, longitude: 10.752245 }),
};

export type AttachmentKind = keyof typeof samples;

/** A realistic attachment; photos, documents and voice messages may have a caption. */
export function sampleAttachment(kind: AttachmentKind, caption?: string): Content {
  return { [kind]: samples[kind](), ...(caption !== undefined && { caption }) };
}
