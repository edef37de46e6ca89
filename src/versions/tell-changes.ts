import { isDeepStrictEqual } from 'node:util';
import type { Settings } from '../accounts/record-versions.js';
import type { SettingChange } from '../contract/setting-versions.js';
import { z } from 'zod';

const Json = z.json();
const Parts = z.record(z.string(), z.json());

/** The differences between two states of a section, member by member; of a member with parts, part by part. */
export const tellChanges = (before: Settings, after: Settings): SettingChange[] =>
  namesIn(before, after).flatMap((member) => tellMember(member, before[member], after[member]));

function tellMember(member: string, was: unknown, is: unknown): SettingChange[] {
  if (isDeepStrictEqual(was, is)) return [];
  const [before, after] = [Parts.safeParse(was ?? {}), Parts.safeParse(is ?? {})];
  const isWhole = (was == null && is == null) || !before.success || !after.success;
  if (isWhole) return [{ member, before: Json.parse(was ?? null), after: Json.parse(is ?? null) }];
  return namesIn(before.data, after.data)
    .filter((part) => !isDeepStrictEqual(before.data[part], after.data[part]))
    .map((part) => ({
      member: `${member}.${part}`,
      before: before.data[part] ?? null,
      after: after.data[part] ?? null,
    }));
}

const namesIn = (...states: Settings[]): string[] => [...new Set(states.flatMap(Object.keys))];
