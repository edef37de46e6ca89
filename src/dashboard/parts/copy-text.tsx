import { Button, Code, CopyButton, Group } from '@mantine/core';
import { texts } from '../messages/texts.js';
import { saveFile } from './save-file.js';

interface CopyTextProps {
  text: string;
  /** What is copied, for those who cannot see it beside the button. */
  label: string;
  isBlock?: boolean;
  /** It can also be kept as a file of this name. */
  fileName?: string;
}

/** A text to paste elsewhere, with a button that copies it. */
export const CopyText = ({ text, label, isBlock = false, fileName }: CopyTextProps) => (
  <Group gap="xs" align="stretch" className="copy-text" data-block={isBlock}>
    <Code block={isBlock} className="copy-source" tabIndex={0} role="region" aria-label={label}>
      {text}
    </Code>
    <div className="copy-acts">
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
      {fileName !== undefined && (
        <Button
          variant="default"
          size="xs"
          onClick={() => saveFile(new Blob([`${text}\n`], { type: 'text/plain' }), fileName)}
          aria-label={`${texts.common.download}: ${label}`}
        >
          {texts.common.download}
        </Button>
      )}
    </div>
  </Group>
);
