import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { texts } from '../messages/texts.js';
import { FromFirstOpen } from '../parts/from-first-open.js';
import { lazyPart } from '../parts/lazy-part.js';
import { Loaded } from '../parts/loaded.js';
import { Page } from '../parts/page.js';
import { Loading } from '../parts/states.js';
import { useShortcuts } from '../parts/use-shortcuts.js';
import { ReadOnlyNote } from '../parts/read-only-note.js';
import { useCan } from '../session/member-context.js';
import { Require } from '../session/require.js';
import { useOwnMemberId } from '../team/use-team.js';
import { ChosenBar } from './chosen-bar.js';
import { findShown } from './find-shown.js';
import { type LeadActs, LeadActsContext, useStable } from './lead-acts.js';
import { LeadFilterBar } from './lead-filter-bar.js';
import type { LeadFilters } from './lead-filters.js';
import { LeadOrigin } from './lead-origin.js';
import { LeadTable } from './lead-table.js';
import { LeadTools } from './lead-tools.js';
import { useChosen } from './use-chosen.js';
import { type LeadReview, useReview } from './use-lead-review.js';
import { useLeads } from './use-leads.js';

const route = getRouteApi('/signed-in/leads');
const texted = texts.leads;

/** Loaded when they are first opened. */
const LeadDrawer = lazyPart(() => import('./lead-drawer.js'), 'LeadDrawer');
const LeadBoard = lazyPart(() => import('./lead-board.js'), 'LeadBoard');

export const LeadsPage = () => (
  <Page title={texted.title} intro={texted.intro} width={1280}>
    <Require permission="leads:read" what={texted.permission}>
      <Leads />
    </Require>
  </Page>
);

function Leads() {
  const filters = route.useSearch();
  const client = useQueryClient();
  const navigate = useNavigate();
  const change = (search: LeadFilters) => void navigate({ to: '/leads', search, replace: true });
  const canWrite = useCan('leads:write');
  const review = useReview();
  const [openId, setOpenId] = useState<string>();
  const [clearings, setClearings] = useState(0);
  const clear = async () => {
    await navigate({ to: '/leads', search: {}, replace: true });
    // What was typed into the search goes, too.
    setClearings((count) => count + 1);
  };
  const chosen = useChosen();
  const acts = useActs({ review, chosen, open: setOpenId });
  useShortcuts(canWrite ? { u: review.undo } : {});
  return (
    <LeadActsContext value={acts}>
      <Hint isBoard={filters.layout === 'board'} canWrite={canWrite} />
      <LeadFilterBar key={clearings} filters={filters} onChange={change}>
        <LeadTools filters={filters} canWrite={canWrite} />
      </LeadFilterBar>
      <LeadOrigin filters={filters} onChange={change} />
      <ChosenBar
        chosen={chosen.leads}
        onChange={(what) => review.change(chosen.leads, what)}
        onClear={chosen.clear}
      />
      {filters.layout === 'board' ? (
        <Suspense fallback={<Loading />}>
          <LeadBoard filters={filters} canWrite={canWrite} />
        </Suspense>
      ) : (
        <LeadList filters={filters} onClear={() => void clear()} canWrite={canWrite} chosenIds={chosen.ids} />
      )}
      <FromFirstOpen isOpen={openId !== undefined}>
        <LeadDrawer
          leadId={openId}
          listed={openId === undefined ? undefined : findShown(client, openId)}
          canWrite={canWrite}
          onClose={() => setOpenId(undefined)}
        />
      </FromFirstOpen>
    </LeadActsContext>
  );
}

/** What cannot be seen: that cards can be dragged, or that nothing can be changed. */
function Hint({ isBoard, canWrite }: { isBoard: boolean; canWrite: boolean }) {
  if (!canWrite) return <ReadOnlyNote mb="sm" />;
  return isBoard ? (
    <Text size="sm" c="dimmed" mb="sm" visibleFrom="sm">
      {texted.boardHelp}
    </Text>
  ) : null;
}

interface LeadListProps {
  filters: LeadFilters;
  onClear: () => void;
  canWrite: boolean;
  chosenIds: ReadonlySet<string>;
}

function LeadList({ filters, onClear, canWrite, chosenIds }: LeadListProps) {
  const leads = useLeads(filters);
  const { q, status, assignee } = filters;
  return (
    <Loaded query={leads}>
      {(items) => (
        <LeadTable
          items={items}
          pages={leads}
          isFiltered={[q, status, assignee].some((given) => given !== undefined)}
          onClear={onClear}
          canWrite={canWrite}
          chosenIds={chosenIds}
        />
      )}
    </Loaded>
  );
}

interface ActsOptions {
  review: LeadReview;
  chosen: ReturnType<typeof useChosen>;
  open: (leadId: string) => void;
}

function useActs({ review, chosen, open }: ActsOptions): LeadActs {
  const ownId = useOwnMemberId();
  const among = (lead: Parameters<LeadActs['open']>[0]) => (chosen.leads.length > 0 ? chosen.leads : [lead]);
  return useStable({
    open: (lead) => open(lead.id),
    choose: chosen.choose,
    chooseAll: chosen.chooseAll,
    clear: chosen.clear,
    change: (lead, change, andChosen) => review.change(andChosen ? among(lead) : [lead], change),
    takeOn: ownId === undefined ? undefined : (lead) => review.change(among(lead), { assignee_id: ownId }),
  });
}
