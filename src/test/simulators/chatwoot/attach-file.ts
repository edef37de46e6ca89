import { extname } from 'node:path';
import type { AttachmentRow } from './rows.js';
import type { UploadedFile } from './route.js';
import type { World } from './world.js';

const kindOf = (contentType: string): string => {
  const [family = ''] = contentType.split('/');
  return ['image', 'audio', 'video'].includes(family) ? family : 'file';
};

/** Keeps a file and returns the attachment that points to it; its address redirects, as Chatwoot's do. */
export function attachFile(file: UploadedFile, world: Pick<World, 'files' | 'id' | 'url'>): AttachmentRow {
  const { name, contentType, bytes } = file;
  const id = world.id('attachment');
  world.files.set(id, { name, contentType, bytes });
  const file_type = kindOf(contentType);
  const place = `${id}/${encodeURIComponent(name)}`;
  const data_url = `${world.url.base}/rails/active_storage/blobs/redirect/${place}`;
  const isImage = file_type === 'image';
  return {
    ...{ id, file_type, extension: extname(name).slice(1) || null, content_type: contentType, data_url },
    thumb_url: isImage ? data_url.replace('/blobs/', '/representations/') : '',
    file_size: bytes.byteLength,
    width: isImage ? 800 : null,
    height: isImage ? 600 : null,
  };
}
