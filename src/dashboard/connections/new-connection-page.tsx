import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ConnectorView } from '../../contract/connections.js';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { BackLink } from '../parts/back-link.js';
import { TextLink } from '../parts/links.js';
import { Page } from '../parts/page.js';
import { Nothing } from '../parts/states.js';
import { Require } from '../session/require.js';
import { connectorsKey, listConnectors } from './connection-calls.js';
import { Guide } from './guide.js';
import { nameConnecting } from './name-connecting.js';
import { NewConnectionForm } from './new-connection-form.js';
import { useAssistants } from '../assistant/use-assistants.js';

const route = getRouteApi('/signed-in/connections/new/$connectorId');
const texted = texts.connections;

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
        const form = <NewConnectionForm connector={connector} assistants={assistants.data?.items ?? []} />;
        return connector.guide.trim() === '' ? (
          <Page {...headOf(connector)} width={760}>
            {form}
          </Page>
        ) : (
          <Page {...headOf(connector)} width={1100} actions={<GuideLink connector={connector} />}>
            <div className="form-beside-guide">
              {form}
              <div id="guide">
                <Guide connector={connector} />
              </div>
            </div>
          </Page>
        );
      }}
    </Loaded>
  );
}

/** Of our own chat window the page that follows shows what is left to do. */
const headOf = (connector: ConnectorView) => ({
  back: <BackLink to="/connections">{texted.title}</BackLink>,
  title: nameConnecting(connector).title,
  intro: connector.homepage === '' ? `${connector.summary} ${texted.codeNext}` : connector.summary,
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
