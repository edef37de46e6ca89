import { ownAccountEndpoints } from '../accounts/account-endpoints.js';
import { auditEndpoints } from '../accounts/audit-endpoints.js';
import { authEndpoints } from '../accounts/auth-endpoints.js';
import { linkEndpoints } from '../accounts/link-endpoints.js';
import { emailEndpoints } from '../accounts/email-endpoints.js';
import { domainEndpoints } from '../accounts/domains/endpoints.js';
import { openIdEndpoints } from '../accounts/openid/endpoints.js';
import { serviceEndpoints } from '../accounts/openid/service-endpoints.js';
import { outboxEndpoints } from '../accounts/outbox-endpoints.js';
import { secondFactorEndpoints } from '../accounts/second-factor-endpoints.js';
import { teamEndpoints } from '../accounts/team-endpoints.js';
import { tenantEndEndpoints } from '../accounts/tenant-end-endpoints.js';
import { accountEndpoints } from '../accounts/tenant-endpoints.js';
import { tokenEndpoints } from '../accounts/token-endpoints.js';
import { welcomeOwner } from '../accounts/welcome-owner.js';
import { assistantEndpoints } from '../assistants/endpoints.js';
import { changePlan } from '../billing/change-plan.js';
import { connectionEndpoints } from '../connections/endpoints.js';
import { conversationEndpoints } from '../inbox/endpoints.js';
import { deliveryEndpoints } from '../inbox/delivery-endpoints.js';
import { platformDeliveryEndpoints } from '../inbox/platform-delivery-endpoints.js';
import { historyEndpoints } from '../history/endpoints.js';
import { hookEndpoints } from '../inbox/hook-endpoints.js';
import { widgetEndpoints } from '../inbox/widget-endpoints.js';
import { insightEndpoints } from '../insights/endpoints.js';
import { intentEndpoints } from '../intents/endpoints.js';
import { knowledgeEndpoints } from '../knowledge/endpoints.js';
import { leadEndpoints } from '../leads/endpoints.js';
import { leadViewEndpoints } from '../leads/view-endpoints.js';
import { onboardingEndpoints } from '../onboarding/endpoints.js';
import { createTenant } from '../onboarding/create-tenant.js';
import { chatEndpoints } from '../pipeline/chat-endpoints.js';
import { explain, explainNote } from '../pipeline/turn-state.js';
import { visitorDataEndpoints } from '../privacy/visitor-endpoints.js';
import { serve, type Served } from '../platform/http/endpoint.js';
import { transferEndpoints } from '../transfer/endpoints.js';
import { versionEndpoints } from '../versions/endpoints.js';
import type { Parts } from './build.js';
import { hostEndpoints } from './team-page/routes.js';
import { forgetTenant } from './forget-tenant.js';
import { healthEndpoints } from './health-endpoints.js';
import { installationEndpoints } from './installation/endpoints.js';

export interface ServingFacts {
  version: string;
  metricsToken: string | undefined;
  isServing: () => boolean;
}

/** The whole outside surface but the pages: what the API's description is made from. */
export const apiEndpoints = [
  ...healthEndpoints,
  ...authEndpoints,
  ...tokenEndpoints,
  ...linkEndpoints,
  ...openIdEndpoints,
  ...onboardingEndpoints,
  ...ownAccountEndpoints,
  ...emailEndpoints,
  ...secondFactorEndpoints,
  ...teamEndpoints,
  ...serviceEndpoints,
  ...domainEndpoints,
  ...hostEndpoints,
  ...outboxEndpoints,
  ...installationEndpoints,
  ...platformDeliveryEndpoints,
  ...accountEndpoints,
  ...auditEndpoints,
  ...versionEndpoints,
  ...tenantEndEndpoints,
  ...assistantEndpoints,
  ...intentEndpoints,
  ...connectionEndpoints,
  ...historyEndpoints,
  ...knowledgeEndpoints,
  ...conversationEndpoints,
  ...deliveryEndpoints,
  ...leadViewEndpoints,
  ...leadEndpoints,
  ...visitorDataEndpoints,
  ...transferEndpoints,
  ...insightEndpoints,
  ...chatEndpoints,
  ...widgetEndpoints,
  ...hookEndpoints,
];

/** Every endpoint with what it needs. */
export function apiRoutes(parts: Parts, facts: ServingFacts): Served[] {
  const deps = {
    ...parts,
    ...facts,
    ...{ explain, explainNote, changePlan },
    createTenant: async (wanted: Parameters<typeof createTenant>[0]) => {
      const { tenant, oneTimeToken } = await createTenant(wanted, parts);
      if (oneTimeToken !== undefined && wanted.owner_email !== undefined)
        await welcomeOwner({ tenantId: tenant.id, email: wanted.owner_email }, parts);
      return tenant;
    },
    tenantChanged: (tenantId: string) => forgetTenant(tenantId, parts),
  };
  return serve(apiEndpoints, deps);
}
