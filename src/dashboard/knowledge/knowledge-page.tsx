import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { MoreButton } from '../parts/more-button.js';
import { Page } from '../parts/page.js';
import { usePages } from '../parts/use-pages.js';
import { ReadOnlyNote } from '../parts/read-only-note.js';
import { useCan } from '../session/member-context.js';
import { Require } from '../session/require.js';
import { KnowledgeActions } from './knowledge-actions.js';
import { listSources, sourcesKey } from './source-calls.js';
import { SourceFilterBar } from './source-filter-bar.js';
import { SourceList } from './source-list.js';
import { UsageNotice } from './usage-notice.js';

const route = getRouteApi('/signed-in/knowledge');
const texted = texts.knowledge;

export const KnowledgePage = () => (
  <Page title={texted.title} intro={texted.intro} actions={<KnowledgeActions />}>
    <Require permission="knowledge:read" what={texted.permission}>
      {!useCan('knowledge:write') && <ReadOnlyNote mb="md" />}
      <UsageNotice />
      <Sources />
    </Require>
  </Page>
);

function Sources() {
  const filters = route.useSearch();
  const navigate = useNavigate();
  const sources = usePages({
    queryKey: [...sourcesKey, 'list', filters],
    read: (cursor, signal) => listSources({ ...filters, cursor }, signal),
  });
  return (
    <>
      <SourceFilterBar
        filters={filters}
        onChange={(search) => void navigate({ to: '/knowledge', search, replace: true })}
      />
      <Loaded query={sources}>{(items) => <SourceList items={items} filters={filters} />}</Loaded>
      <MoreButton pages={sources} />
    </>
  );
}
