/** @jsxImportSource preact */

const Icon = ({ path }: { path: string }) => (
  <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={path} />
  </svg>
);

export const BubbleIcon = () => (
  <Icon path="M5 4h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-7l-5 4v-4H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z" />
);

export const CloseIcon = () => <Icon path="M6 6l12 12M18 6L6 18" />;

export const SendIcon = () => <Icon path="M4 12l16-7-5 15-4-6-7-2z" />;
