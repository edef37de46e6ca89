import { Button, CloseButton, Group, Input, Text } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, type Ref, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { HandoverPhrase, mostHandoverPhrases } from '../../contract/assistants.js';
import { texts } from '../messages/texts.js';
import './phrase-list.css';

const texted = texts.assistant.handover;

interface PhraseListProps {
  phrases: readonly string[];
  onChange: (phrases: string[]) => void;
  error: ReactNode;
  canWrite: boolean;
}

/** Words and phrases, added with Enter or by leaving the input: what was typed is not lost to who forgets to add it. */
export function PhraseList({ phrases, onChange, error, canWrite }: PhraseListProps) {
  const { typed, problem, said, type, add, remove, list, input } = usePhrases({ phrases, onChange });
  const id = useId();
  const addByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add();
  };
  return (
    <div>
      <Input.Wrapper
        id={id}
        label={texted.phrases}
        description={texted.phrasesHelp}
        error={problem ?? error}
        inputWrapperOrder={['label', 'description', 'error', 'input']}
      >
        <Group gap="xs" wrap="nowrap" mt={4}>
          <Input
            id={id}
            ref={input}
            className="grows"
            {...(canWrite && { placeholder: texted.phraseExample })}
            autoComplete="off"
            value={typed}
            onChange={(event) => type(event.currentTarget.value)}
            onKeyDown={addByKey}
            onBlur={add}
            error={(problem ?? error) !== undefined}
          />
          {canWrite && (
            <Button variant="default" className="no-shrink" onClick={add}>
              {texted.add}
            </Button>
          )}
        </Group>
      </Input.Wrapper>
      <Phrases phrases={phrases} onRemove={canWrite ? remove : null} list={list} />
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </div>
  );
}

interface PhrasesProps {
  phrases: readonly string[];
  /** Null for those who only read. */
  onRemove: ((at: number) => void) | null;
  list: Ref<HTMLDivElement>;
}

function Phrases({ phrases, onRemove, list }: PhrasesProps) {
  if (phrases.length === 0)
    return (
      <Text size="sm" c="dimmed" mt="xs">
        {texted.none}
      </Text>
    );
  return (
    <Group component="ul" ref={list} className="plain-list" gap={6} mt="xs" aria-label={texted.phraseList}>
      {phrases.map((phrase, at) => (
        <li key={phrase} className="phrase">
          <bdi className="wraps">{phrase}</bdi>
          {onRemove && <CloseButton aria-label={texted.remove(phrase)} onClick={() => onRemove(at)} />}
        </li>
      ))}
    </Group>
  );
}

/** What is typed, and what becomes of it. */
function usePhrases({ phrases, onChange }: Pick<PhraseListProps, 'phrases' | 'onChange'>) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const [said, setSaid] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const type = (text: string) => {
    setTyped(text);
    setProblem(undefined);
  };
  const add = () => {
    const phrase = typed.trim();
    const wrong = phrase === '' ? undefined : problemOf(phrase, phrases);
    setProblem(wrong);
    if (wrong !== undefined) return;
    setTyped('');
    if (phrase === '') return;
    onChange([...phrases, phrase]);
    setSaid(texted.added(phrase));
  };
  /** The focus goes to what has taken its place. */
  const remove = (at: number) => {
    flushSync(() => {
      onChange(phrases.toSpliced(at, 1));
      setSaid(texted.isRemoved(phrases[at] ?? ''));
    });
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    (buttons[at] ?? buttons.at(-1) ?? input.current)?.focus();
  };
  return { typed, problem, said, type, add, remove, list, input };
}

function problemOf(wanted: string, phrases: readonly string[]): string | undefined {
  if (phrases.length >= mostHandoverPhrases) return texted.full(mostHandoverPhrases);
  const isSame = (phrase: string) => phrase.toLowerCase() === wanted.toLowerCase();
  return phrases.some(isSame) ? texted.known : HandoverPhrase.safeParse(wanted).error?.issues[0]?.message;
}
