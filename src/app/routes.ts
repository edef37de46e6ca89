import { ownAccountEndpoints } from '../accounts/account-endpoints.js';
import { auditEndpoints } from '../accounts/audit-endpoints.js';
import { authEndpoints } from '../accounts/auth-endpoints.js';
import { linkEndpoints } from '../accounts/link-endpoints.js';
import { emailEndpoints } from '../accounts/email-endpoints.js';
import { openIdEndpoints } from '../accounts/openid/endpoints.js';
import { outboxEndpoints } from '../accounts/outbox-endpoints.js';
import { secondFactorEndpoints } from '../accounts/second-factor-endpoints.js';
import { teamEndpoints } from '../accounts/team-endpoints.js';
import { tenantEndEndpoints } from '../accounts/tenant-end-endpoints.js';
import { accountEndpoints } from '../accounts/tenant-endpoints.js';
import { tokenEndpoints } from '../accounts/token-endpoints.js';
import { welcomeOwner } from '../accounts/welcome-owner.js';
import { assistantEndpoints } from '../assistants/endpoints.js';
import { connectionEndpoints } from '../connections/endpoints.js';
import { conversationEndpoints } from '../inbox/endpoints.js';
import { deliveryEndpoints } from '../inbox/delivery-endpoints.js';
import { historyEndpoints } from '../history/endpoints.js';
import { hookEndpoints } from '../inbox/hook-endpoints.js';
import { widgetEndpoints } from '../inbox/widget-endpoints.js';
import { insightEndpoints } from '../insights/endpoints.js';
import { intentEndpoints } from '../intents/endpoints.js';
import { knowledgeEndpoints } from '../knowledge/endpoints.js';
import { leadEndpoints } from '../leads/endpoints.js';
import { onboardingEndpoints } from '../onboarding/endpoints.js';
import { createTenant } from '../onboarding/create-tenant.js';
import { chatEndpoints } from '../pipeline/chat-endpoints.js';
import { explain } from '../pipeline/turn-state.js';
import { visitorDataEndpoints } from '../privacy/visitor-endpoints.js';
import { serve, type Served } from '../platform/http/endpoint.js';
import type { Parts } from './build.js';
import { forgetTenant } from './forget-tenant.js';
import { healthEndpoints } from './health-endpoints.js';

export interface ServingFacts {
  version: string;
  metricsToken: string | undefined;
  isServing: () => boolean;
}

/** The whole outside surface but the pages: every module's endpoints with what they need. */
export function apiRoutes(parts: Parts, facts: ServingFacts): Served[] {
  const deps = {
    ...parts,
    ...facts,
    explain,
    createTenant: async (wanted: Parameters<typeof createTenant>[0]) => {
      const { tenant, oneTimeToken } = await createTenant(wanted, parts);
      if (oneTimeToken !== undefined && wanted.owner_email !== undefined)
        await welcomeOwner({ tenantId: tenant.id, email: wanted.owner_email }, parts);
      return tenant;
    },
    tenantChanged: (tenantId: string) => forgetTenant(tenantId, parts),
  };
  return [
    ...serve(healthEndpoints, deps),
    ...serve(authEndpoints, deps),
    ...serve(tokenEndpoints, deps),
    ...serve(linkEndpoints, deps),
    ...serve(openIdEndpoints, deps),
    ...serve(onboardingEndpoints, deps),
    ...serve(ownAccountEndpoints, deps),
    ...serve(emailEndpoints, deps),
    ...serve(secondFactorEndpoints, deps),
    ...serve(teamEndpoints, deps),
    ...serve(outboxEndpoints, deps),
    ...serve(accountEndpoints, deps),
    ...serve(auditEndpoints, deps),
    ...serve(tenantEndEndpoints, deps),
    ...serve(assistantEndpoints, deps),
    ...serve(intentEndpoints, deps),
    ...serve(connectionEndpoints, deps),
    ...serve(historyEndpoints, deps),
    ...serve(knowledgeEndpoints, deps),
    ...serve(conversationEndpoints, deps),
    ...serve(deliveryEndpoints, deps),
    ...serve(leadEndpoints, deps),
    ...serve(visitorDataEndpoints, deps),
    ...serve(insightEndpoints, deps),
    ...serve(chatEndpoints, deps),
    ...serve(widgetEndpoints, deps),
    ...serve(hookEndpoints, deps),
  ];
}
