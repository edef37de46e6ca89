import { Code, DataList, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Turn } from '../../contract/turns.js';
import { useIntentWords } from '../assistant/use-intent-words.js';
import { nameOfLanguage } from '../form/name-language.js';
import { texts } from '../messages/texts.js';
import { ButtonLink, TextLink } from '../parts/links.js';
import { useCan } from '../session/member-context.js';

const texted = texts.turns;

/** Why the bot did what it did: in plain words first, then the facts, and one click further all that was recorded. */
export function Why({ turn, asked }: { turn: Turn; asked: string }) {
  const [isOpen, setOpen] = useState(false);
  const wordsOf = useIntentWords(isOpen);
  return (
    <details className="why" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{texted.why}</summary>
      <div className="why-content">
        <Text size="sm" mb="xs">
          {turn.explanation}
        </Text>
        <Facts turn={turn} wordsOf={wordsOf} />
        {turn.decision !== 'stay-silent' && <Teach asked={asked} />}
        <Stages turn={turn} wordsOf={wordsOf} />
        <details className="why">
          <summary>{texted.raw}</summary>
          <Code block tabIndex={0} role="region" aria-label={texted.raw}>
            {JSON.stringify(turn, null, 2)}
          </Code>
        </details>
      </div>
    </details>
  );
}

/** As much of a question as an address takes. */
const longestAsked = 500;

/** The way to what the bot should have known. */
function Teach({ asked }: { asked: string }) {
  const canTeach = useCan('knowledge:write');
  if (!canTeach || asked === '') return null;
  return (
    <ButtonLink
      to="/knowledge/new"
      search={{ kind: 'faq', asked: asked.slice(0, longestAsked) }}
      variant="default"
      size="xs"
      mt="xs"
    >
      {texted.teach}
    </ButtonLink>
  );
}

interface FactsProps {
  turn: Turn;
  /** Names an intent. */
  wordsOf: (intent: string) => string;
}

function Facts({ turn, wordsOf }: FactsProps) {
  const facts: [string, ReactNode][] = [
    [texted.decision, texted.decisions[turn.decision]],
    ...phrasesOf(turn).map((phrase) => factOf(texted.phrase, phrase)),
    [texted.intent, turn.intent === null ? texted.noIntent : wordsOf(turn.intent)],
    // How sure the bot was of the intent: without one the figure would only puzzle.
    ...(turn.intent === null || turn.confidence === null
      ? []
      : [factOf(texted.confidence, texted.percent(turn.confidence))]),
    ...(turn.language === null ? [] : [factOf(texted.language, nameOfLanguage(turn.language))]),
    writerOf(turn),
    [texted.sources, turn.sources.length === 0 ? texted.noSources : <SourceLinks turn={turn} />],
  ];
  return (
    <DataList size="xs" gap={4} labelWidth={96}>
      {facts.map(([label, value]) => (
        <DataList.Item key={label}>
          <DataList.ItemLabel>{label}</DataList.ItemLabel>
          <DataList.ItemValue>{value}</DataList.ItemValue>
        </DataList.Item>
      ))}
    </DataList>
  );
}

function writerOf({ model, sources }: Turn): [string, ReactNode] {
  if (model !== null) return [texted.writtenBy, model];
  return sources.length > 0 ? [texted.writtenBy, texted.quoted] : [texted.model, texted.noModel];
}

/** The business's own phrase that called a human, if one did. */
const phrasesOf = ({ stages }: Turn): string[] =>
  stages.map(({ inputs }) => inputs['phrase']).filter((phrase) => typeof phrase === 'string');

const factOf = (label: string, value: ReactNode): [string, ReactNode] => [label, value];

/** Each leads to the source with its passages; those the turn looked at are marked there. */
function SourceLinks({ turn }: { turn: Turn }) {
  return turn.sources.map(({ source_id, title }, index) => (
    <span key={source_id}>
      {index > 0 && ', '}
      <TextLink
        to="/knowledge/$sourceId"
        params={{ sourceId: source_id }}
        search={{ passages: passagesOf(turn) }}
        inherit
      >
        {title}
      </TextLink>
    </span>
  ));
}

/** The passages that any stage says it worked with. */
function passagesOf({ stages }: Turn): string[] {
  const named = stages.flatMap(({ inputs }) => [inputs['cited'], inputs['passage_ids']]);
  const lists = named.filter((ids) => Array.isArray(ids)).flat();
  return [...new Set(lists.filter((id) => typeof id === 'string'))];
}

function Stages({ turn: { stages }, wordsOf }: FactsProps) {
  if (stages.length === 0) return null;
  const totalMs = stages.reduce((sum, { ms }) => sum + ms, 0);
  return (
    <table className="table stages">
      <caption>{`${texted.steps}: ${texted.total(totalMs)}`}</caption>
      <thead>
        <tr>
          <th>{texted.step}</th>
          <th>{texted.found}</th>
          <th>{texted.time}</th>
        </tr>
      </thead>
      <tbody>
        {stages.map(({ name, note, inputs, ms }) => (
          <tr key={name}>
            <td>{texted.stageNames.get(name) ?? name}</td>
            <td>
              {typeof inputs['intent'] === 'string'
                ? wordsOf(inputs['intent'])
                : (texted.notes.get(note) ?? note)}
            </td>
            <td className="no-wrap">{texted.ms(ms)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
