import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Assistant } from '../../contract/assistants.js';
import type { ConnectorView } from '../../contract/connections.js';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { BackLink } from '../parts/back-link.js';
import { TextLink } from '../parts/links.js';
import { Page } from '../parts/page.js';
import { Nothing } from '../parts/states.js';
import { Require } from '../session/require.js';
import { BesidePreview } from './beside-preview.js';
import { connectorsKey, listConnectors } from './connection-calls.js';
import { Guide } from './guide.js';
import { nameConnecting } from './name-connecting.js';
import { NewConnectionForm } from './new-connection-form.js';
import type { OnTyped } from './use-telling.js';
import { useAssistants } from '../assistant/use-assistants.js';

const route = getRouteApi('/signed-in/connections/new/$connectorId');
const texted = texts.connections;

interface ConnectorFormProps {
  connector: ConnectorView;
  assistants: readonly Assistant[];
}

export const NewConnectionPage = () => (
  <Require permission="connections:write" what={texted.permissionWrite} title={texted.title}>
    <ChosenConnector />
  </Require>
);

function ChosenConnector() {
  const { connectorId } = route.useParams();
  const connectors = useQuery({
    queryKey: connectorsKey,
    queryFn: ({ signal }) => listConnectors(signal),
  });
  const assistants = useAssistants();
  return (
    <Loaded query={connectors} title={texted.title}>
      {({ items }) => {
        const connector = items.find(({ id }) => id === connectorId);
        if (!connector) return <UnknownConnector />;
        return <ConnectorForm connector={connector} assistants={assistants.data?.items ?? []} />;
      }}
    </Loaded>
  );
}

/** The form; beside it how our own window will look, or how others are connected. */
function ConnectorForm({ connector, assistants }: ConnectorFormProps) {
  const form = (onTyped?: OnTyped) => <NewConnectionForm {...{ connector, assistants, onTyped }} />;
  const guide = connector.guide.trim() !== '' && (
    <div id="guide">
      <Guide connector={connector} />
    </div>
  );
  const head = { ...headOf(connector), ...(guide && { actions: <GuideLink connector={connector} /> }) };
  if (isOurs(connector))
    return (
      <Page {...head} width={1100}>
        <Stack gap="lg">
          <BesidePreview>{form}</BesidePreview>
          {guide}
        </Stack>
      </Page>
    );
  return (
    <Page {...head} width={guide ? 1100 : 760}>
      {guide ? (
        <div className="form-beside-guide">
          {form()}
          {guide}
        </div>
      ) : (
        form()
      )}
    </Page>
  );
}

/** Only our own chat window has no page elsewhere. */
const isOurs = ({ homepage }: ConnectorView): boolean => homepage === '';

/** Of our own chat window the page that follows shows what is left to do. */
const headOf = (connector: ConnectorView) => ({
  back: <BackLink to="/connections">{texted.title}</BackLink>,
  title: nameConnecting(connector).title,
  intro: isOurs(connector) ? `${connector.summary} ${texted.codeNext}` : connector.summary,
});

/** Where there is no room for the guide beside the form, it stands below. */
const GuideLink = ({ connector }: { connector: ConnectorView }) => (
  <TextLink
    to="/connections/new/$connectorId"
    params={{ connectorId: connector.id }}
    hash="guide"
    className="guide-link"
  >
    {nameConnecting(connector).guide}
  </TextLink>
);

const UnknownConnector = () => (
  <Page title={texted.title}>
    <Nothing title={texted.unknownConnector} />
  </Page>
);
