import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { Source } from '../../contract/knowledge.js';
import { texts } from '../messages/texts.js';
import { insightsKey, markQuestion } from '../overview/insight-calls.js';
import { BackLink } from '../parts/back-link.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { Page } from '../parts/page.js';
import { Require } from '../session/require.js';
import { NewFaqForm } from './new-faq-form.js';
import { NewTextForm } from './new-text-form.js';
import { sourcesKey } from './source-calls.js';

const route = getRouteApi('/signed-in/knowledge/new');
const texted = texts.knowledge;

/** The entry is there whatever comes of this; a mark that failed can be set by hand. */
function markAnswered(question: string, client: QueryClient): void {
  markQuestion(question, 'done').then(
    () => client.invalidateQueries({ queryKey: insightsKey }),
    notifyFailed,
  );
}

/** Adds an entry; what became of it is shown next. */
export function NewSourcePage() {
  const { kind, question, asked } = route.useSearch();
  const client = useQueryClient();
  const navigate = useNavigate();
  const onCreated = ({ id }: Source) => {
    notifyDone(texted.created);
    void client.invalidateQueries({ queryKey: sourcesKey });
    if (question !== undefined) markAnswered(question, client);
    void navigate({ to: '/knowledge/$sourceId', params: { sourceId: id } });
  };
  return (
    <Page
      back={<BackLink to="/knowledge">{texted.title}</BackLink>}
      title={kind === 'text' ? texted.addText : texted.addFaq}
      width={760}
    >
      <Require permission="knowledge:write" what={texted.permissionWrite}>
        {kind === 'text' ? (
          <NewTextForm onCreated={onCreated} />
        ) : (
          <NewFaqForm onCreated={onCreated} asked={asked} />
        )}
      </Require>
    </Page>
  );
}
