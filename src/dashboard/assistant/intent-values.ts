import { type CreateIntent, type Intent, IntentAction } from '../../contract/assistants.js';
import { type TextByLanguage, TrustLevel } from '../../contract/common.js';
import { dropBlankTexts } from '../form/drop-blank-texts.js';

/** An intent as its form holds it: examples are lines of one text, no trust of its own is a blank one. */
export interface IntentValues {
  name: string;
  label: string;
  action: IntentAction;
  examples: string;
  reply_texts: TextByLanguage;
  trust: string;
}

export const intentValues = (intent: Intent | undefined): IntentValues => ({
  name: intent?.name ?? '',
  label: intent?.label ?? '',
  action: intent?.action ?? 'answer',
  examples: intent?.examples.join('\n') ?? '',
  reply_texts: intent?.reply_texts ?? {},
  trust: intent?.trust ?? '',
});

/** What the form sends for an intent that is there already: all but its name. */
export const changedIntent = (values: IntentValues) => ({
  label: values.label,
  action: IntentAction.parse(values.action),
  examples: values.examples
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
  reply_texts: dropBlankTexts(values.reply_texts),
  trust: values.trust === '' ? null : TrustLevel.parse(values.trust),
});

/** What the form sends for a new one. */
export const newIntent = (values: IntentValues): CreateIntent => ({
  name: values.name,
  ...changedIntent(values),
});
