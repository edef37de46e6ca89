import { actorOf, recordAudit } from '../accounts/record-audit.js';
import { Erasure, HeldData, VisitorExport, WhichVisitor } from '../contract/visitor-data.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { endpoint } from '../platform/http/endpoint.js';
import { eraseVisitor, type EraseDeps } from './erase-visitor.js';
import { exportVisitor } from './export-visitor.js';
import { findVisitor } from './find-visitor.js';
import { countHeld } from './read-held.js';

const described = {
  method: 'POST',
  tag: 'Personal data',
  access: 'data:write',
  body: WhichVisitor,
} as const;

const postHeld = endpoint({
  ...described,
  path: '/api/v1/visitors/held',
  summary: 'How much is held of a visitor: what an export gives and an erasure takes',
  reply: HeldData,
  handle: ({ caller, body }, deps: EraseDeps) =>
    inTenant(deps.db, caller.tenantId, async (tx) => ({
      counts: await countHeld(tx, await findVisitor(tx, body, deps)),
    })),
});

const postExport = endpoint({
  ...described,
  path: '/api/v1/visitors/export',
  summary: 'Everything that is held of a visitor, as one JSON document',
  reply: VisitorExport,
  handle: ({ caller, body, response }, deps: EraseDeps) =>
    inTenant(deps.db, caller.tenantId, async (tx) => {
      const exported = await exportVisitor(tx, body, deps);
      const [first] = exported.held.visitors;
      await recordAudit(tx, {
        ...{ tenantId: caller.tenantId, actor: actorOf(caller), action: 'visitor.export' },
        ...(typeof first?.['id'] === 'string' ? { subject: { kind: 'visitor', id: first['id'] } } : {}),
      });
      response.header('Content-Disposition', 'attachment; filename="visitor.json"');
      return exported;
    }),
});

const postErase = endpoint({
  ...described,
  path: '/api/v1/visitors/erase',
  summary: 'Erase a visitor: from every table, for good, also where an older backup is restored',
  reply: Erasure,
  handle: ({ caller, body }, deps: EraseDeps) =>
    eraseVisitor({ tenantId: caller.tenantId, which: body, actor: actorOf(caller) }, deps),
});

export const visitorDataEndpoints = [postHeld, postExport, postErase];
