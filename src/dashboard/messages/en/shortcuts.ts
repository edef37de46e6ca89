export const shortcuts = {
  title: 'Keyboard shortcuts',
  open: 'Keyboard shortcuts',
  enabled: 'Single-key shortcuts',
  enabledHelp: 'Switch them off if you use speech input or type keys by accident.',
  key: 'Key',
  does: 'Action',
  help: 'Show the shortcuts',
};
