import type { Chapter } from './scene.testing.js';

const exported = { id: 'export' };
const imported = { as: 'admin', within: 'new business', params: { id: 'import' } } as const;

/** What the business was is set back, and all that it owns is taken along. */
export const move: Chapter = {
  'GET /api/v1/config/versions': {},
  'POST /api/v1/config/versions/:id/restore': {
    ...{ writes: 'config.restore', params: { id: 'version' } },
    body: () => ({ to: 'before' }),
  },
  'GET /api/v1/config/versions/:id': { params: { id: 'version' } },
  'POST /api/v1/data/exports': { writes: 'data.export', learns: { id: 'export' } },
  'GET /api/v1/data/exports': {},
  'GET /api/v1/data/exports/:id': { params: exported },
  'GET /api/v1/data/exports/:id/archive': { params: exported },
  'DELETE /api/v1/data/exports/:id': { writes: 'data.export-remove', params: exported },
  'POST /api/v1/data/imports': {
    ...{ writes: 'data.import', as: 'admin', within: 'new business', learns: { id: 'import' } },
  },
  'GET /api/v1/data/imports': { as: 'admin', within: 'new business' },
  'PUT /api/v1/data/imports/:id/pieces': {
    writesNothing: 'Beginning the import and loading it leave entries.',
    ...{ ...imported, query: () => ({ number: '0' }), body: () => 'a piece of an archive' },
  },
  'POST /api/v1/data/imports/:id/begin': { writes: 'data.load', ...imported },
  'GET /api/v1/data/imports/:id': imported,
  'DELETE /api/v1/data/imports/:id': { writes: 'data.import-remove', ...imported },
};
