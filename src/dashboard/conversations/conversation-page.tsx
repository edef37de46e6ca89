import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ProgressStage } from '../../contract/widget.js';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { Nothing } from '../parts/states.js';
import { progressKey } from './conversation-keys.js';
import { ConversationView } from './conversation-view.js';
import { useConversation } from './use-conversation.js';

const route = getRouteApi('/signed-in/conversations/$conversationId');

export function ConversationPage() {
  const { conversationId } = route.useParams();
  return <OneConversation key={conversationId} id={conversationId} />;
}

/** One conversation, kept up to date. */
function OneConversation({ id }: { id: string }) {
  const [conversation, earlier] = useConversation(id);
  const progress = useProgress(id);
  return (
    <Loaded query={conversation} area={{ to: '/conversations', name: texts.conversations.title }}>
      {(detail) => <ConversationView conversation={detail} progress={progress} earlier={earlier} />}
    </Loaded>
  );
}

/** What the bot is doing in the conversation; only live events say so. */
function useProgress(id: string): ProgressStage {
  const { data } = useQuery<ProgressStage>({
    queryKey: progressKey(id),
    enabled: false,
    initialData: 'idle',
  });
  return data;
}

export const NoConversationChosen = () => (
  <Nothing title={texts.conversations.choose}>{texts.conversations.chooseHelp}</Nothing>
);
