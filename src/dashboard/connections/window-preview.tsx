import { Anchor, Group, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { windowLanguages } from '../../contract/widget-preview.js';
import type { FieldValues } from '../form/field-values.js';
import { texts } from '../messages/texts.js';
import { Section } from '../parts/section.js';
import { PreviewFrame, type PreviewSize, sizes } from './preview-frame.js';
import { useLastLook } from './use-last-look.js';

const texted = texts.preview;

const looks = ['light', 'dark'] as const;
const languageNames = new Intl.DisplayNames('en', { type: 'language' });

/** How the chat window looks with what is typed; out of the way where there is no room beside the form. */
export function WindowPreview({ typed }: { typed: FieldValues }) {
  const hasRoom = useMediaQuery('(width >= 75em)', false, { getInitialValueInEffect: false });
  const [isOpen, setOpen] = useState(false);
  const isShown = hasRoom || isOpen;
  return (
    <div className="window-preview">
      <Section title={texted.title} intro={texted.intro}>
        {!hasRoom && (
          <Anchor
            component="button"
            type="button"
            ta="start"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? texted.hide : texted.show}
          </Anchor>
        )}
        {isShown && <Shown typed={typed} />}
      </Section>
    </div>
  );
}

function Shown({ typed }: { typed: FieldValues }) {
  const [size, setSize] = useState<PreviewSize>('phone');
  const [look, setLook] = useState<(typeof looks)[number]>('light');
  const [language, setLanguage] = useState<(typeof windowLanguages)[number]>('en');
  const settings = useLastLook(typed);
  return (
    <Stack gap="sm" mt="xs">
      <Group gap="xs">
        <SegmentedControl
          size="xs"
          aria-label={texted.size}
          value={size}
          onChange={(value) => setSize(sizes.find((known) => known === value) ?? 'phone')}
          data={sizes.map((value) => ({ value, label: texted.sizes[value] }))}
        />
        <SegmentedControl
          size="xs"
          aria-label={texted.look}
          value={look}
          onChange={(value) => setLook(looks.find((known) => known === value) ?? 'light')}
          data={looks.map((value) => ({ value, label: texted.looks[value] }))}
        />
      </Group>
      <NativeSelect
        label={texted.language}
        value={language}
        onChange={({ currentTarget: { value } }) =>
          setLanguage(windowLanguages.find((known) => known === value) ?? 'en')
        }
        data={windowLanguages.map((value) => ({ value, label: languageNames.of(value) ?? value }))}
      />
      <PreviewFrame
        size={size}
        preview={{ kind: 'widget-preview', ...settings, language, is_dark: look === 'dark' }}
      />
      <Text size="xs" c="dimmed">
        {texted.note}
      </Text>
    </Stack>
  );
}
