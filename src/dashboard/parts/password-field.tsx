import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useId } from '@mantine/hooks';
import { texts } from '../messages/texts.js';

/**
 * A secret that is typed. The library leaves out what ties its input to its help and its error, and keeps the keyboard from
 * the button that shows the secret; both are added here.
 */
export function PasswordField(props: PasswordInputProps) {
  const id = useId(props.id);
  const isWrong = props.error !== undefined && props.error !== null && props.error !== false;
  const described = [
    ...(props.description === undefined ? [] : [`${id}-description`]),
    ...(isWrong ? [`${id}-error`] : []),
  ];
  return (
    <PasswordInput
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ 'aria-label': texts.common.showPassword }}
      {...props}
      id={id}
      aria-invalid={isWrong}
      {...(described.length === 0 ? {} : { 'aria-describedby': described.join(' ') })}
    />
  );
}
