import type { ReactNode } from 'react';

/** Small line drawings beside words. They say nothing that the words do not, so a screen reader skips them. */
const icon = (drawing: ReactNode) => () => (
  <svg
    viewBox="0 0 24 24"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.75"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden
    focusable="false"
  >
    {drawing}
  </svg>
);

export const OverviewIcon = icon(<path d="M4 12 12 5l8 7M6.5 10.5V19h11v-8.5" />);
export const ConversationsIcon = icon(<path d="M4 5.5h16v10.5H11l-4.5 3.5V16H4zM8 9.5h8M8 12.5h5" />);
export const LeadsIcon = icon(
  <>
    <circle cx="12" cy="8.5" r="3.5" />
    <path d="M5 19.5c1-3.5 3.6-5 7-5s6 1.5 7 5" />
  </>,
);
export const KnowledgeIcon = icon(
  <path d="M5 5h5.5L12 6.5 13.5 5H19v13h-5.5L12 19.5 10.5 18H5zM12 6.5v13" />,
);
export const ConnectionsIcon = icon(
  <>
    <path d="M9 4v4M15 4v4M7 8h10v3.5a5 5 0 0 1-10 0z" />
    <path d="M12 16.5V20" />
  </>,
);
export const AssistantIcon = icon(
  <>
    <rect x="5" y="8" width="14" height="10.5" rx="3" />
    <path d="M12 8V4.5M9.5 12.5v1.5M14.5 12.5v1.5" />
  </>,
);
export const PlaygroundIcon = icon(<path d="M4 5.5h16v10.5H11l-4.5 3.5V16H4zM10.5 8.2v5l4-2.5z" />);
export const SettingsIcon = icon(
  <>
    <path d="M4 7.5h9M17 7.5h3M4 16.5h3M11 16.5h9" />
    <circle cx="15" cy="7.5" r="2" />
    <circle cx="9" cy="16.5" r="2" />
  </>,
);
export const PlatformIcon = icon(
  <path d="M4 19.5V9l6-4v14.5M10 10h10v9.5M3 19.5h18M13.5 13.5h3M13.5 16.5h3" />,
);
export const KeyboardIcon = icon(
  <>
    <rect x="3" y="6.5" width="18" height="11" rx="2" />
    <path d="M7 10.5h.01M11 10.5h.01M15 10.5h.01M8 14h8" />
  </>,
);
export const DoneIcon = icon(<path d="m6 12.5 4 4 8-9" />);
export const UnfoldIcon = icon(<path d="m7 10 5 5 5-5" />);

/** The product's sign: one plug, two ends. */
export const Logo = () => (
  <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden focusable="false" className="logo">
    <rect width="32" height="32" rx="8" className="logo-ground" />
    <path d="M10 11v5a6 6 0 0 0 12 0" fill="none" stroke="#fff" strokeWidth="3" strokeLinecap="round" />
    <circle cx="10" cy="9" r="3" fill="#fff" />
    <circle cx="22" cy="14" r="3" fill="#fff" />
  </svg>
);
