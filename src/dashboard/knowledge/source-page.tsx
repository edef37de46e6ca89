import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { SourceDetail } from '../../contract/knowledge.js';
import type { Tagged } from '../call.js';
import { texts } from '../messages/texts.js';
import { BackLink } from '../parts/back-link.js';
import { Loaded } from '../parts/loaded.js';
import { Page } from '../parts/page.js';
import { ReadOnlyNote } from '../parts/read-only-note.js';
import { useCan } from '../session/member-context.js';
import { Require } from '../session/require.js';
import { PassageList } from './passage-list.js';
import { RemoveSource } from './remove-source.js';
import { readSource, sourceKey } from './source-calls.js';
import { SourceForm } from './source-form.js';

const route = getRouteApi('/signed-in/knowledge/$sourceId');
const texted = texts.knowledge;

export const SourcePage = () => (
  <Require permission="knowledge:read" what={texted.permission} title={texted.title}>
    <OneSource />
  </Require>
);

function OneSource() {
  const { sourceId } = route.useParams();
  const { passages: marked = [] } = route.useSearch();
  const source = useQuery({
    queryKey: sourceKey(sourceId),
    queryFn: ({ signal }) => readSource(sourceId, signal),
  });
  return (
    <Loaded
      query={source}
      title={texted.title}
      back={<ToKnowledge />}
      area={{ to: '/knowledge', name: texted.title }}
    >
      {(read) => <SourceView key={read.id} source={read} marked={marked} />}
    </Loaded>
  );
}

/** An entry: what was written, and the passages that became of it. */
function SourceView({ source, marked }: { source: Tagged<SourceDetail>; marked: readonly string[] }) {
  const canWrite = useCan('knowledge:write');
  return (
    <Page
      title={source.title}
      back={<ToKnowledge />}
      intro={texted.kinds[source.kind]}
      actions={canWrite && <RemoveSource source={source} />}
      width={1100}
    >
      {source.problem !== null && (
        <Alert color="red" title={texted.failedTitle} my="md">
          {source.problem} {canWrite && texted.failedHelp}
        </Alert>
      )}
      <div className="form-beside-guide">
        {canWrite ? <SourceForm source={source} /> : <ReadOnlyContent source={source} />}
        <PassageList passages={source.passages} marked={marked} />
      </div>
    </Page>
  );
}

const ToKnowledge = () => <BackLink to="/knowledge">{texted.title}</BackLink>;

const ReadOnlyContent = ({ source }: { source: SourceDetail }) => (
  <Stack>
    <ReadOnlyNote />
    <Text className="message-text">{source.content}</Text>
  </Stack>
);
