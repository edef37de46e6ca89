import { Button, Card, Group, Stack, Title } from '@mantine/core';
import { kindOf, mayRestore, type SettingVersion } from '../../contract/setting-versions.js';
import { tellActor } from '../audit/tell-entry.js';
import { texts } from '../messages/texts.js';
import { Moment } from '../parts/moment.js';
import { Parted } from '../parts/parted.js';
import { exactTime } from '../parts/tell-time.js';
import { useCan } from '../session/member-context.js';
import { ChangeList } from './change-list.js';
import { nameSection } from './tell-value.js';

const texted = texts.versions;

interface VersionCardProps {
  version: SettingVersion;
  onSetBack: () => void;
}

/** One change: when, who, which section, and what of it. */
export function VersionCard({ version, onSetBack }: VersionCardProps) {
  const { section, at, actor, changes, restored_from } = version;
  const mayChange = useCan(mayRestore[kindOf(section)]);
  const mayConfigure = useCan('config:write');
  return (
    <Card withBorder component="li">
      <Group justify="space-between" align="flex-start" mb="xs" wrap="nowrap">
        <Stack gap={2} className="shrinks">
          <Title order={2} size="h5" className="wraps">
            {nameSection(version)}
          </Title>
          <Parted size="sm" c="dimmed" className="wraps">
            <Moment at={at} isExact />
            {tellActor(actor)}
            {restored_from !== null && texted.wasSetBack}
          </Parted>
        </Stack>
        {mayChange && mayConfigure && (
          <Button
            size="xs"
            variant="default"
            className="no-shrink"
            onClick={onSetBack}
            aria-label={texted.setBackOf(nameSection(version), exactTime(at))}
          >
            {texted.setBack}
          </Button>
        )}
      </Group>
      <ChangeList changes={changes} />
    </Card>
  );
}
