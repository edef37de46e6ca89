import type { Plugin } from 'vite';

/**
 * Takes what writes JSON Schema out of zod: the server describes the API, no page does, and it would be a fiftieth of what
 * each loads. What then has no caller is left out by the bundler itself.
 */
export const leaveOutJsonSchema: Plugin = {
  name: 'leave-out-json-schema',
  apply: 'build',
  transform(code, file) {
    if (!file.endsWith('/zod/v4/classic/schemas.js')) return null;
    return { code: code.replaceAll(perKind, '').replaceAll(perSchema, '(() => undefined)'), map: null };
  },
};

const perKind = /^ *inst\._zod\.processJSONSchema = .*$/gm;
const perSchema = /create(?:Standard|To)JSONSchemaMethod\(this, [^)]*\)/g;
