import { NativeSelect } from '@mantine/core';
import type { Place } from '../../contract/insights.js';
import { texts } from '../messages/texts.js';
import { nameChannel } from './name-channel.js';
import { usePlaces } from './use-places.js';

const texted = texts.conversations;

export interface WhichPlace {
  connection?: string | undefined;
  channel?: string | undefined;
}

interface PlaceFilterProps {
  place: WhichPlace;
  onChange: (place: WhichPlace) => void;
}

/** Through which connection visitors wrote, and by which of its channels. Absent where there is nothing to choose. */
export function PlaceFilter({ place, onChange }: PlaceFilterProps) {
  const choices = choicesOf(usePlaces());
  const chosen = valueOf(place);
  // What an address named that is no more is shown as chosen, so that it can be taken away.
  const isKnown = chosen === '' || choices.some(({ value }) => value === chosen);
  if (choices.length < 2 && chosen === '') return null;
  return (
    <NativeSelect
      label={texted.where}
      size="xs"
      value={chosen}
      onChange={({ currentTarget: { value } }) => onChange(placeOf(value))}
      data={[
        { value: '', label: texted.anywhere },
        ...(isKnown ? [] : [{ value: chosen, label: texted.elsewhere(place.channel) }]),
        ...choices,
      ]}
    />
  );
}

const choicesOf = (places: readonly Place[]): { value: string; label: string }[] =>
  places.flatMap(({ connection: { id, name }, channels }) => [
    { value: valueOf({ connection: id }), label: name },
    // One alone says no more than the connection.
    ...(channels.length < 2 ? [] : channels).map((channel) => ({
      value: valueOf({ connection: id, channel }),
      label: texted.byChannel(name, nameChannel(channel)),
    })),
  ]);

/** Ids hold no slash. */
const valueOf = ({ connection = '', channel = '' }: WhichPlace): string =>
  connection === '' && channel === '' ? '' : `${connection}/${channel}`;

function placeOf(value: string): WhichPlace {
  const slash = value.indexOf('/');
  const [connection, channel] = slash < 0 ? ['', ''] : [value.slice(0, slash), value.slice(slash + 1)];
  return { connection: connection || undefined, channel: channel || undefined };
}
