import { Fragment } from 'react';

/** A text with e-mail addresses in it: each keeps to one line, or else breaks after its signs and not within a word. */
export const Addresses = ({ children }: { children: string }) =>
  children.split(/(\S+@\S+)/).map((part, place) =>
    part.includes('@') ? (
      <span key={place} className="address">
        {part.split(/(?<=[@.])(?=.)/).map((piece, at) => (
          <Fragment key={at}>
            {at > 0 && <wbr />}
            {piece}
          </Fragment>
        ))}
      </span>
    ) : (
      part
    ),
  );
