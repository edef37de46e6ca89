/** The words of the window itself; what the business says comes from the server. */
export interface Texts {
  open: string;
  close: string;
  /** Before a figure, on the closed button. */
  unread: string;
  /** Where the business wrote none of its own. */
  greeting: string;
  conversation: string;
  you: string;
  assistant: string;
  operator: string;
  write: string;
  send: string;
  charactersLeft: string;
  reading: string;
  searching: string;
  writing: string;
  sources: string;
  openSource: string;
  opensNewTab: string;
  calledHuman: string;
  withHuman: string;
  offline: string;
  lost: string;
  sending: string;
  notSent: string;
  tooFast: string;
  usedUp: string;
  unavailable: string;
  retry: string;
  /** Before the product's name. */
  madeWith: string;
}
