import { Text } from '@mantine/core';
import { texts } from '../messages/texts.js';
import { ButtonLink } from '../parts/links.js';
import { FrontDoor } from './front-door.js';

/** An address that leads nowhere. */
export const NoSuchPage = () => (
  <FrontDoor title={texts.common.noPage}>
    <Text mb="md">{texts.common.noPageHelp}</Text>
    <ButtonLink to="/" fullWidth>
      {texts.common.toOverview}
    </ButtonLink>
  </FrontDoor>
);
