import { Notifications } from '@mantine/notifications';

/** Shows the short words that `notify` says, those too that it said before this was there. */
export const NoticePlace = () => <Notifications position="bottom-center" withinPortal={false} />;
