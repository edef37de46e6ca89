import { Button, Code, CopyButton, Group } from '@mantine/core';
import { texts } from '../messages/texts.js';

interface CopyTextProps {
  text: string;
  /** What is copied, for those who cannot see it beside the button. */
  label: string;
  isBlock?: boolean;
}

/** A text to paste elsewhere, with a button that copies it. */
export const CopyText = ({ text, label, isBlock = false }: CopyTextProps) => (
  <Group gap="xs" align="flex-start" className="copy-text" data-block={isBlock}>
    <Code block={isBlock} className="copy-source" tabIndex={0} role="region" aria-label={label}>
      {text}
    </Code>
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          size="xs"
          onClick={copy}
          aria-label={`${copied ? texts.common.copied : texts.common.copy}: ${label}`}
        >
          {copied ? texts.common.copied : texts.common.copy}
        </Button>
      )}
    </CopyButton>
  </Group>
);
