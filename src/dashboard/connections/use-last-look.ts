import { useState } from 'react';
import { WidgetPreview } from '../../contract/widget-preview.js';
import type { FieldValues } from '../form/field-values.js';
import { texts } from '../messages/texts.js';

type Look = Pick<WidgetPreview, 'name' | 'colour' | 'greeting'>;

const { name, colour, greeting } = WidgetPreview.shape;

const firstLook: Look = { name: texts.preview.name, colour: '#2f6fed', greeting: '' };

/** What is typed as far as it is fit to be shown; of each setting that is not, what it was before. */
export function useLastLook(typed: FieldValues): Look {
  const [last, setLast] = useState(firstLook);
  const look = {
    name: name.safeParse(typed['name']).data ?? last.name,
    colour: colour.safeParse(typed['colour']).data ?? last.colour,
    greeting: greeting.safeParse(typed['greeting']).data ?? last.greeting,
  };
  const isSame = look.name === last.name && look.colour === last.colour && look.greeting === last.greeting;
  if (!isSame) setLast(look);
  return look;
}
