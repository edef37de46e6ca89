import { Text, TextInput, type TextInputProps } from '@mantine/core';

interface UnitInputProps extends TextInputProps {
  /** What is counted, such as "days". */
  unit: string;
}

/** A number with its unit behind it, which is a part of its name as well. */
export const UnitInput = ({ unit, label, ...input }: UnitInputProps) => (
  <TextInput
    className="with-unit"
    label={
      <>
        {label}
        <span className="visually-hidden"> ({unit})</span>
      </>
    }
    inputMode="numeric"
    rightSection={
      <Text size="sm" c="dimmed" aria-hidden>
        {unit}
      </Text>
    }
    rightSectionWidth={76}
    rightSectionPointerEvents="none"
    {...input}
  />
);
