import { Stack, Text } from '@mantine/core';
import { diffWordsWithSpace } from 'diff';
import type { SettingChange } from '../../contract/setting-versions.js';
import { texts } from '../messages/texts.js';
import { tellMember, tellValue } from './tell-value.js';

/** Differences between two states of a section: what went is struck out, what came is underlined. */
export const ChangeList = ({ changes }: { changes: readonly SettingChange[] }) => (
  <Stack gap="xs" role="group" aria-label={texts.versions.differences}>
    {changes.map((change) => (
      <div key={change.member}>
        <Text size="sm" fw={600}>
          {tellMember(change.member)}
        </Text>
        <Text size="sm" className="wraps">
          <Difference {...change} />
        </Text>
      </div>
    ))}
  </Stack>
);

function Difference({ member, before, after }: SettingChange) {
  if (isSentence(before) && isSentence(after)) return <WordsChanged before={before} after={after} />;
  return (
    <>
      {isNothing(before, member) ? texts.versions.nothing : <del>{tellValue(before, member)}</del>}
      {' → '}
      {isNothing(after, member) ? texts.versions.nothing : <ins>{tellValue(after, member)}</ins>}
    </>
  );
}

/** Where nothing was, nothing is struck out. */
const isNothing = (value: unknown, member: string): boolean =>
  tellValue(value, member) === texts.versions.nothing;

const isSentence = (value: unknown): value is string => typeof value === 'string' && /\S\s+\S/.test(value);

/** Words that stayed are shown around a change only. */
const contextLength = 60;

const shorten = (text: string): string =>
  text.length <= 3 * contextLength
    ? text
    : `${text.slice(0, contextLength)} … ${text.slice(text.length - contextLength)}`;

const WordsChanged = ({ before, after }: { before: string; after: string }) =>
  diffWordsWithSpace(before, after).map(({ value, added, removed }, at) => {
    if (added) return <ins key={at}>{value}</ins>;
    if (removed) return <del key={at}>{value}</del>;
    return <span key={at}>{shorten(value)}</span>;
  });
