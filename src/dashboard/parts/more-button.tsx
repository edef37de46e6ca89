import { Button } from '@mantine/core';
import { texts } from '../messages/texts.js';
import { notifyWaiting } from './notify.js';
import { isOnline } from './online.js';

interface MoreButtonProps {
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
}

/** Reads the next page of a list, while there is one. */
export const MoreButton = ({ pages }: MoreButtonProps) =>
  pages.hasNextPage && (
    <Button
      variant="subtle"
      fullWidth
      mt="sm"
      loading={pages.isFetchingNextPage}
      onClick={() => {
        void pages.fetchNextPage();
        if (!isOnline()) notifyWaiting();
      }}
    >
      {texts.common.more}
    </Button>
  );
