import { NativeSelect, Stack, Text } from '@mantine/core';
import { Suspense, useState } from 'react';
import { sections, type SettingSection, type SettingVersion } from '../../contract/setting-versions.js';
import { texts } from '../messages/texts.js';
import { lazyPart } from '../parts/lazy-part.js';
import { Loaded } from '../parts/loaded.js';
import { MoreButton } from '../parts/more-button.js';
import { Nothing } from '../parts/states.js';
import { usePages } from '../parts/use-pages.js';
import { listVersions, versionsKey } from './version-calls.js';
import { VersionCard } from './version-card.js';

const texted = texts.versions;

const RestoreDialog = lazyPart(() => import('./restore-dialog.js'), 'RestoreDialog');
const choices = [
  { value: '', label: texted.all },
  ...sections.map((value) => ({ value, label: texted.sections[value] })),
];

/** What was changed in the settings, and the way back. */
export function VersionsTab() {
  const [section, setSection] = useState<SettingSection>();
  const [chosen, setChosen] = useState<SettingVersion>();
  const versions = usePages({
    queryKey: [...versionsKey, 'list', section],
    read: (cursor, signal) => listVersions(section, cursor, signal),
  });
  return (
    <Stack>
      <Text c="dimmed" maw="60ch">
        {texted.intro}
      </Text>
      <NativeSelect
        label={texted.section}
        value={section ?? ''}
        onChange={({ currentTarget: { value } }) => setSection(sections.find((each) => each === value))}
        data={choices}
        maw={360}
      />
      <Loaded query={versions}>
        {(items) =>
          items.length === 0 ? (
            <NoChanges isFiltered={section !== undefined} />
          ) : (
            <Stack component="ul" className="plain-list" gap="sm" aria-label={texted.list}>
              {items.map((version) => (
                <VersionCard version={version} onSetBack={() => setChosen(version)} key={version.id} />
              ))}
            </Stack>
          )
        }
      </Loaded>
      <MoreButton pages={versions} />
      {chosen && (
        <Suspense fallback={null}>
          <RestoreDialog version={chosen} onClose={() => setChosen(undefined)} key={chosen.id} />
        </Suspense>
      )}
    </Stack>
  );
}

const NoChanges = ({ isFiltered }: { isFiltered: boolean }) => (
  <Nothing title={isFiltered ? texted.noneFound : texted.none}>
    {isFiltered ? texted.noneFoundHelp : texted.noneHelp}
  </Nothing>
);
