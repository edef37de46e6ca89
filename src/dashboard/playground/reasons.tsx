import type { ChatSource, ChatTrial } from '../../contract/chat.js';
import type { Permission } from '../../contract/permissions.js';
import { useIntentWords } from '../assistant/use-intent-words.js';
import { nameLead } from '../leads/name-lead.js';
import { texts } from '../messages/texts.js';
import { type Fact, Facts } from '../parts/facts.js';
import { ButtonLink, TextLink } from '../parts/links.js';
import { useCan, useMember } from '../session/member-context.js';

const texted = texts.playground;
const { turns } = texts;

/** As much of a question as an address takes. */
const longestAsked = 500;

interface ReasonsProps {
  question: string;
  answer: ChatTrial;
}

/** Under an answer: what was decided and why, from what, what it was taken for, and whom it made known. */
export function Reasons({ question, answer }: ReasonsProps) {
  const wordsOf = useIntentWords(true);
  const { decision, explanation, reason, intent, sources, lead } = answer;
  const remedy = texted.remedies.get(reason);
  const items: Fact[] = [
    { label: turns.decision, value: turns.decisions[decision] },
    {
      label: texted.why,
      value: remedy === undefined ? explanation : `${explanation} ${remedy}`,
    },
    { label: turns.intent, value: intent === null ? turns.noIntent : wordsOf(intent) },
    {
      label: texted.sources,
      value: sources.length === 0 ? turns.noSources : <Quotes sources={sources} />,
    },
    ...(lead === null ? [] : [{ label: texted.lead, value: <Captured>{nameLead(lead)}</Captured> }]),
  ];
  return (
    <div className="playground-reasons" role="group" aria-label={texted.facts}>
      <Facts items={items} labelWidth={110} />
      <WayOn question={question} reason={reason} />
    </div>
  );
}

/** Each entry that was used, with the words of it that count. */
const Quotes = ({ sources }: { sources: readonly ChatSource[] }) => (
  <ul className="plain-list">
    {sources.map(({ passage_id, source_id, title, quote }) => (
      <li key={passage_id}>
        <TextLink
          to="/knowledge/$sourceId"
          params={{ sourceId: source_id }}
          search={{ passages: [passage_id] }}
          inherit
        >
          {title}
        </TextLink>
        <blockquote className="quote message-text" dir="auto">
          {quote}
        </blockquote>
      </li>
    ))}
  </ul>
);

function Captured({ children }: { children: string }) {
  const canRead = useCan('leads:read');
  if (!canRead) return <bdi className="wraps">{children}</bdi>;
  return (
    <TextLink to="/leads" inherit className="wraps">
      <bdi>{children}</bdi>
    </TextLink>
  );
}

/** The way to where something is done about the reason, for who may. */
function WayOn({ question, reason }: { question: string; reason: string }) {
  const place = places.get(reason);
  const { permissions } = useMember();
  if (place === undefined || !permissions.includes(place.needs)) return null;
  const search = place.to === '/knowledge/new' && { kind: 'faq', asked: question.slice(0, longestAsked) };
  return (
    <ButtonLink to={place.to} {...(search && { search })} variant="default" size="xs" mt="xs">
      {place.label}
    </ButtonLink>
  );
}

interface Place {
  to: '/knowledge/new' | '/assistant' | '/settings';
  needs: Permission;
  label: string;
}

const toKnowledge: Place = { to: '/knowledge/new', needs: 'knowledge:write', label: turns.teach };
const toAssistant: Place = { to: '/assistant', needs: 'assistants:write', label: texts.assistant.title };
const toSettings: Place = { to: '/settings', needs: 'config:write', label: texts.settings.title };

const places: ReadonlyMap<string, Place> = new Map([
  ['nothing-known', toKnowledge],
  ['unsupported', toKnowledge],
  ['switched-off', toAssistant],
  ['shadow', toAssistant],
  ['model-budget', toSettings],
]);
