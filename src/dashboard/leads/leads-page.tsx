import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Lead } from '../../contract/leads.js';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { MoreButton } from '../parts/more-button.js';
import { Page } from '../parts/page.js';
import { usePages } from '../parts/use-pages.js';
import { useCan } from '../session/member-context.js';
import { Require } from '../session/require.js';
import { leadsKey, listLeads } from './lead-calls.js';
import { LeadDrawer } from './lead-drawer.js';
import { LeadFilterBar } from './lead-filter-bar.js';
import { type LeadFilters, leadQueryOf } from './lead-filters.js';
import { LeadOrigin } from './lead-origin.js';
import { LeadTable } from './lead-table.js';
import { LeadTools } from './lead-tools.js';
import { useSetStatus } from './use-lead-review.js';

const route = getRouteApi('/signed-in/leads');
const texted = texts.leads;

export const LeadsPage = () => (
  <Page title={texted.title} intro={texted.intro} width={1200}>
    <Require permission="leads:read" what={texted.permission}>
      <Leads />
    </Require>
  </Page>
);

function Leads() {
  const filters = route.useSearch();
  const navigate = useNavigate();
  const change = (search: LeadFilters) => void navigate({ to: '/leads', search, replace: true });
  const canWrite = useCan('leads:write');
  const setStatus = useSetStatus();
  const [openId, setOpenId] = useState<string>();
  const [chosenIds, setChosenIds] = useState<readonly string[]>([]);
  const leads = usePages({
    queryKey: [...leadsKey, 'list', filters],
    read: (cursor, signal) => listLeads({ ...leadQueryOf(filters), cursor }, signal),
  });
  const find = (id: string | undefined): Lead | undefined => leads.data?.find((lead) => lead.id === id);
  return (
    <>
      <LeadFilterBar filters={filters} onChange={change} />
      <LeadOrigin filters={filters} onChange={change} />
      <LeadTools
        filters={filters}
        canWrite={canWrite}
        chosen={chosenIds.map(find).filter((lead) => lead !== undefined)}
        onMerged={() => setChosenIds([])}
      />
      <Loaded query={leads}>
        {(items) => (
          <LeadTable
            items={items}
            isFiltered={filters.q !== undefined || filters.status !== undefined}
            canWrite={canWrite}
            chosenIds={chosenIds}
            onChosen={setChosenIds}
            onOpen={({ id }) => setOpenId(id)}
            onStatus={setStatus}
          />
        )}
      </Loaded>
      <MoreButton pages={leads} />
      <LeadDrawer
        leadId={openId}
        listed={find(openId)}
        canWrite={canWrite}
        onClose={() => setOpenId(undefined)}
      />
    </>
  );
}
