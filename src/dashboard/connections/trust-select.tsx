import { NativeSelect, type NativeSelectProps } from '@mantine/core';
import { trustLevels } from '../../contract/common.js';
import type { Capabilities } from '../../contract/connections.js';
import { texts } from '../messages/texts.js';

const texted = texts.connections;

interface TrustSelectProps extends NativeSelectProps {
  capabilities: Capabilities;
}

/** How far the assistant may go in an inbox; drafts need private notes there. */
export const TrustSelect = ({ capabilities, ...input }: TrustSelectProps) => (
  <NativeSelect
    label={texted.trustLabel}
    description={capabilities.writes_notes ? texted.trustHelp : texted.noDrafts}
    data={trustLevels.map((level) => ({
      value: level,
      label: texts.common.trust[level],
      disabled: level === 'draft' && !capabilities.writes_notes,
    }))}
    {...input}
  />
);
