import { Button, Fieldset, Group, Stack, Switch, Text, TextInput } from '@mantine/core';
import { type OpeningHours, weekdays } from '../../contract/config.js';
import { texts } from '../messages/texts.js';

const texted = texts.settings;

type Spans = OpeningHours['monday'];

interface HoursInputsProps {
  /** Null while the tenant has no opening hours. */
  hours: OpeningHours | null;
  onChange: (hours: OpeningHours | null) => void;
  /** The problem at a path such as `monday.0.to`. */
  errorOf: (path: string) => React.ReactNode;
}

const usualDay: Spans = [{ from: '09:00', to: '17:00' }];

const usualHours: OpeningHours = {
  monday: usualDay,
  tuesday: usualDay,
  wednesday: usualDay,
  thursday: usualDay,
  friday: usualDay,
  saturday: [],
  sunday: [],
};

/** When people of the team are there: for each day, none, one or several spans. */
export const HoursInputs = ({ hours, onChange, errorOf }: HoursInputsProps) => (
  <Fieldset legend={texted.hours}>
    <Stack gap="sm">
      <Switch
        label={texted.hoursSet}
        description={texted.hoursHelp}
        checked={hours !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? usualHours : null)}
      />
      {hours &&
        weekdays.map((day) => (
          <Day
            key={day}
            name={texted.days[day]}
            spans={hours[day]}
            onChange={(spans) => onChange({ ...hours, [day]: spans })}
            errorOf={(path) => errorOf(`${day}.${path}`)}
          />
        ))}
    </Stack>
  </Fieldset>
);

interface DayProps {
  name: string;
  spans: Spans;
  onChange: (spans: Spans) => void;
  errorOf: (path: string) => React.ReactNode;
}

const Day = ({ name, spans, onChange, errorOf }: DayProps) => (
  <Group align="flex-start" gap="sm" role="group" aria-label={name} className="day">
    <Text size="sm" className="day-name">
      {name}
    </Text>
    <Stack gap={6}>
      {spans.length === 0 && (
        <Text size="sm" c="dimmed" className="day-closed">
          {texted.closed}
        </Text>
      )}
      {spans.map((span, at) => (
        // A span has nothing of its own but its place.
        <Group key={at} gap={6} wrap="nowrap" align="flex-start" className="day-span">
          <ClockInput
            label={texted.from(name)}
            value={span.from}
            onChange={(from) => onChange(spans.with(at, { ...span, from }))}
            error={errorOf(`${at}.from`)}
          />
          <Text size="sm" c="dimmed" className="day-until" aria-hidden>
            {texted.until}
          </Text>
          <ClockInput
            label={texted.to(name)}
            value={span.to}
            onChange={(to) => onChange(spans.with(at, { ...span, to }))}
            error={errorOf(`${at}.to`)}
          />
          <Button
            variant="subtle"
            size="xs"
            color="red"
            c="var(--mantine-color-error)"
            onClick={() => onChange(spans.toSpliced(at, 1))}
            aria-label={texted.removeSpan(name)}
          >
            {texts.common.remove}
          </Button>
        </Group>
      ))}
    </Stack>
    <Button
      variant="subtle"
      size="xs"
      onClick={() => onChange([...spans, { from: '09:00', to: '17:00' }])}
      aria-label={texted.addSpan(name)}
    >
      {texted.add}
    </Button>
  </Group>
);

interface ClockInputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error: React.ReactNode;
}

/** A text, not a time input: that knows no 24:00, which closes a day at midnight. */
const ClockInput = ({ label, value, onChange, error }: ClockInputProps) => (
  <TextInput
    size="xs"
    w={76}
    aria-label={label}
    value={value}
    error={error}
    placeholder="09:00"
    onChange={(event) => onChange(event.currentTarget.value)}
  />
);
