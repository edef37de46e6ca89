import { Text } from '@mantine/core';
import { TrustLevel } from '../../contract/common.js';
import type { Turn } from '../../contract/turns.js';
import { useIntentWords } from '../assistant/use-intent-words.js';
import { nameOfLanguage } from '../form/name-language.js';
import { texts } from '../messages/texts.js';
import { CopyText } from '../parts/copy-text.js';
import { type Fact, Facts } from '../parts/facts.js';
import { ButtonLink } from '../parts/links.js';
import { useCan } from '../session/member-context.js';
import { WhyFound } from './why-found.js';
import { WhySteps } from './why-steps.js';

const texted = texts.turns;

/**
 * What was asked, what was decided and for what reason, and what was found, as a business person reads it; below that each
 * step, and one click further all that was recorded.
 */
export function WhyDetails({ turn, asked }: { turn: Turn; asked: string }) {
  const wordsOf = useIntentWords(true);
  const record = JSON.stringify(turn, null, 2);
  return (
    <>
      <Text size="sm" mb="xs">
        {turn.explanation}
      </Text>
      <Facts items={factsOf(turn, { asked, wordsOf })} labelWidth={104} />
      <WhyFound turn={turn} />
      {turn.decision !== 'stay-silent' && <Teach asked={asked} />}
      <WhySteps stages={turn.stages} wordsOf={wordsOf} />
      <details className="why">
        <summary>{texted.raw}</summary>
        <CopyText text={record} label={texted.raw} isBlock />
      </details>
    </>
  );
}

interface Known {
  asked: string;
  /** Names an intent. */
  wordsOf: (intent: string) => string;
}

function factsOf(turn: Turn, { asked, wordsOf }: Known): Fact[] {
  const trust = trustOf(turn);
  return [
    ...(asked === '' ? [] : [{ label: texted.asked, value: <q className="wraps">{asked}</q> }]),
    { label: texted.decision, value: texted.decisions[turn.decision] },
    ...phrasesOf(turn).map((phrase) => ({ label: texted.phrase, value: phrase })),
    { label: texted.intent, value: turn.intent === null ? texted.noIntent : wordsOf(turn.intent) },
    // How sure the bot was of the intent: without one the figure would only puzzle.
    ...(turn.intent === null || turn.confidence === null
      ? []
      : [{ label: texted.confidence, value: texted.percent(turn.confidence) }]),
    ...(turn.language === null ? [] : [{ label: texted.language, value: nameOfLanguage(turn.language) }]),
    ...(trust === undefined ? [] : [{ label: texted.trust, value: texts.common.trust[trust] }]),
    writerOf(turn),
  ];
}

/** The business's own phrase that called a human, if one did. */
const phrasesOf = ({ stages }: Turn): string[] =>
  stages.map(({ inputs }) => inputs['phrase']).filter((phrase) => typeof phrase === 'string');

/** How far the bot might go then. */
const trustOf = ({ stages }: Turn) =>
  TrustLevel.safeParse(stages.find(({ name }) => name === 'admit')?.inputs['trust']).data;

function writerOf({ model, sources }: Turn): Fact {
  if (model !== null) return { label: texted.writtenBy, value: model };
  return sources.length > 0
    ? { label: texted.writtenBy, value: texted.quoted }
    : { label: texted.model, value: texted.noModel };
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
