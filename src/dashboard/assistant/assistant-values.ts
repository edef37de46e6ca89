import type { Assistant, ChangeAssistant } from '../../contract/assistants.js';
import { blankToNull } from '../form/blank-to-null.js';
import { dropBlankTexts } from '../form/drop-blank-texts.js';

/** An assistant as its form holds it: what may be absent is a blank text. */
export function valuesOf({ name, settings }: Assistant) {
  return {
    name,
    settings: {
      ...settings,
      model: settings.model ?? '',
      booking_url: settings.booking_url ?? '',
      temperature: String(settings.temperature),
    },
  };
}
export type AssistantValues = ReturnType<typeof valuesOf>;

/** What the form sends. */
export function changeFrom({ name, settings }: AssistantValues): ChangeAssistant {
  return {
    name,
    settings: {
      ...settings,
      model: blankToNull(settings.model),
      booking_url: blankToNull(settings.booking_url),
      temperature: settings.temperature.trim() === '' ? Number.NaN : Number(settings.temperature),
      handover_texts: dropBlankTexts(settings.handover_texts),
    },
  };
}
