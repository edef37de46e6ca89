import { Box, Loader, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { texts } from '../messages/texts.js';
import type { Exchange } from './exchange.js';
import { Reasons } from './reasons.js';

const texted = texts.playground;

interface ExchangeLogProps {
  exchanges: readonly Exchange[];
  /** What was asked and is not answered yet. */
  pending: string | undefined;
}

/** What was asked and answered, the newest at the end. What comes is read out. */
export function ExchangeLog({ exchanges, pending }: ExchangeLogProps) {
  const end = useRef<HTMLDivElement>(null);
  const hadAtFirst = useRef(exchanges.length);
  useEffect(() => {
    if (exchanges.length > hadAtFirst.current || pending !== undefined)
      end.current?.scrollIntoView({ block: 'nearest' });
  }, [exchanges.length, pending]);
  return (
    <div className="playground-log" role="log" aria-label={texted.log}>
      {exchanges.length === 0 && pending === undefined && <Text c="dimmed">{texted.nothing}</Text>}
      {exchanges.map((exchange) => (
        <OneExchange key={exchange.id} exchange={exchange} />
      ))}
      {pending !== undefined && <Waiting question={pending} />}
      <div ref={end} className="playground-end" />
    </div>
  );
}

const OneExchange = ({ exchange: { question, answer } }: { exchange: Exchange }) => (
  <>
    <Question text={question} />
    <Box component="article" className="bubble" data-role="bot">
      <Text size="xs" fw={650} mb={2}>
        {texted.assistant}
      </Text>
      {answer.reply === null ? (
        <Text size="sm" fs="italic">
          {texted.saysNothing[answer.decision]}
        </Text>
      ) : (
        <Text size="sm" className="message-text" dir="auto">
          {answer.reply}
        </Text>
      )}
    </Box>
    <Reasons question={question} answer={answer} />
  </>
);

/** Its direction is that of its own words, whichever the page has. */
const Question = ({ text }: { text: string }) => (
  <Box component="article" className="bubble" data-role="visitor">
    <Text size="xs" fw={650} mb={2}>
      {texted.you}
    </Text>
    <Text size="sm" className="message-text" dir="auto">
      {text}
    </Text>
  </Box>
);

const Waiting = ({ question }: { question: string }) => (
  <>
    <Question text={question} />
    <div className="bubble" data-role="bot">
      <Text size="sm" className="playground-waiting">
        <Loader size={14} role="presentation" /> {texted.answering}
      </Text>
    </div>
  </>
);
