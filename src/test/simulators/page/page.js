/* global document, fetch, navigator, setTimeout, setInterval, URLSearchParams */

const chosen = { account: '', conversation: '' };
const shown = {};
const byId = (id) => document.getElementById(id);

/** Draws only what has changed, so that nobody loses focus, selection or place. */
function redraw(name, content, draw) {
  const text = JSON.stringify(content);
  if (shown[name] === text) return;
  shown[name] = text;
  draw(content);
}

function element(tag, text, className) {
  const node = document.createElement(tag);
  node.textContent = text;
  if (className) node.className = className;
  return node;
}

function options(select, choices, selected) {
  select.replaceChildren(
    ...choices.map(({ id, label }) => {
      const option = element('option', label);
      option.value = id;
      option.selected = id === selected;
      return option;
    }),
  );
}

function drawFacts(facts) {
  byId('facts').replaceChildren(
    ...facts.map(({ label, value }) => {
      const row = document.createElement('div');
      const cell = document.createElement('dd');
      const copy = element('button', 'Copy');
      copy.type = 'button';
      copy.setAttribute('aria-label', `Copy ${label}`);
      copy.addEventListener('click', () => copyText(value, copy));
      cell.append(element('code', value), copy);
      row.append(element('dt', label), cell);
      return row;
    }),
  );
}

async function copyText(value, button) {
  try {
    await navigator.clipboard.writeText(value);
    button.textContent = 'Copied';
  } catch {
    button.textContent = 'Select it by hand';
  }
  setTimeout(() => (button.textContent = 'Copy'), 1500);
}

function drawTranscript(messages) {
  const list = byId('transcript');
  const items = messages.map((message) => {
    const item = element('li', message.text, message.role + (message.isPrivate ? ' private' : ''));
    const byline = `${message.name} · ${message.at}${message.isPrivate ? ' · private note' : ''}`;
    item.prepend(element('small', byline));
    return item;
  });
  list.replaceChildren(...(items.length ? items : [element('li', 'Nobody has written yet.', 'visitor')]));
  list.scrollTop = list.scrollHeight;
}

function settingForm({ id, label, value, hint, choices }) {
  const form = document.createElement('form');
  const caption = element('label', label);
  const field = document.createElement(choices ? 'select' : 'input');
  if (choices) options(field, choices, value);
  else Object.assign(field, { value, placeholder: hint ?? '', type: 'text' });
  caption.append(field);
  form.append(caption, element('button', 'Set'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void change('set', { ...account(), id, value: field.value });
  });
  return form;
}

function drawLog(list, events) {
  const items = events.map(({ at, what, outcome, tone }) => {
    const item = document.createElement('li');
    item.append(element('time', at), element('span', what), element('b', outcome, tone));
    return item;
  });
  list.replaceChildren(...(items.length ? items : [element('li', 'Nothing yet.')]));
}

function drawConversation(conversation) {
  const toggle = byId('toggle');
  toggle.hidden = conversation === null;
  toggle.textContent = conversation?.isOpen ? 'Close it' : 'Reopen it';
  toggle.dataset.act = conversation?.isOpen ? 'close' : 'reopen';
  byId('as-operator').hidden = conversation === null;
}

function draw(state) {
  document.title = `${state.title} simulator`;
  byId('title').textContent = state.title;
  chosen.account = state.account?.id ?? '';
  chosen.conversation = state.conversation?.id ?? '';
  const accounts = state.accounts.map(({ id, name }) => ({ id, label: name }));
  redraw('accounts', [accounts, chosen.account], ([list, id]) => options(byId('account'), list, id));
  redraw('facts', state.account?.facts ?? [], drawFacts);
  const chats = (state.account?.conversations ?? []).map(({ id, title, note }) => ({
    id,
    label: `${title} (${note})`,
  }));
  redraw('chats', [[{ id: '', label: 'New conversation' }, ...chats], chosen.conversation], ([list, id]) =>
    options(byId('conversation'), list, id),
  );
  redraw('conversation', state.conversation && { isOpen: state.conversation.isOpen }, drawConversation);
  redraw('transcript', state.conversation?.messages ?? [], drawTranscript);
  redraw('typing', state.conversation?.typing ?? '', (text) => (byId('typing').textContent = text));
  for (const section of ['connect', 'faults'])
    redraw(
      `${section}-settings`,
      (state.settings ?? []).filter((setting) => setting.section === section),
      (settings) => byId(`${section}-settings`).replaceChildren(...settings.map(settingForm)),
    );
  redraw('deliveries', state.deliveries, (events) => drawLog(byId('deliveries'), events));
  redraw('calls', state.calls, (events) => drawLog(byId('calls'), events));
  drawFaults(state.faults);
}

const named = (names) => names.map((name) => ({ id: name, label: name === '*' ? 'all' : name }));

function drawFaults(faults) {
  redraw('routes', faults.routes, (routes) => options(byId('route'), named(routes), '*'));
  redraw('callFaults', faults.callFaults, (kinds) => options(byId('call-kind'), kinds, ''));
  redraw('events', faults.events, (events) => options(byId('event'), named(events), '*'));
  redraw('deliveryFaults', faults.deliveryFaults, (kinds) => options(byId('delivery-kind'), kinds, ''));
  redraw('lag', faults.listLagMs, (ms) => (byId('lag-ms').value = ms));
  redraw('rules', faults.rules, (rules) => {
    const items = rules.length ? rules : ['No faults: the server behaves.'];
    byId('rules').replaceChildren(...items.map((rule) => element('li', rule)));
  });
}

function tell(problem) {
  byId('problem').hidden = problem === '';
  byId('problem').textContent = problem;
}

async function refresh() {
  try {
    const response = await fetch(`state?${new URLSearchParams(chosen)}`);
    draw(await response.json());
    if (byId('problem').dataset.kind === 'away') tell('');
    byId('problem').dataset.kind = '';
  } catch {
    byId('problem').dataset.kind = 'away';
    tell('The simulator does not answer.');
  }
}

const act = (action) => change('act', action);

async function change(path, action) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(action),
  });
  const result = await response.json();
  tell(result.problem ?? '');
  if (result.account) Object.assign(chosen, { account: result.account, conversation: '' });
  if (result.conversation) chosen.conversation = result.conversation;
  await refresh();
  return response.ok;
}

function onSubmit(id, action, cleared) {
  byId(id).addEventListener('submit', async (event) => {
    event.preventDefault();
    if ((await act(action())) && cleared) byId(cleared).value = '';
  });
}

const account = () => ({ account: chosen.account });
const conversation = () => ({ conversation: chosen.conversation });
const number = (id) => Number(byId(id).value);

onSubmit('new-account', () => ({ do: 'create-account', name: byId('company').value }), 'company');
onSubmit(
  'as-visitor',
  () => ({
    do: 'visitor-writes',
    ...account(),
    conversation: chosen.conversation || null,
    text: byId('visitor-text').value,
  }),
  'visitor-text',
);
onSubmit(
  'as-operator',
  () => ({
    do: 'operator-writes',
    ...conversation(),
    text: byId('operator-text').value,
    isPrivate: byId('is-private').checked,
  }),
  'operator-text',
);
onSubmit('call-fault', () => ({
  do: 'set-call-fault',
  route: byId('route').value,
  id: byId('call-kind').value,
  percent: number('call-percent'),
}));
onSubmit('delivery-fault', () => ({
  do: 'set-delivery-fault',
  event: byId('event').value,
  id: byId('delivery-kind').value,
  percent: number('delivery-percent'),
}));
onSubmit('list-lag', () => ({ do: 'set-list-lag', ms: number('lag-ms') }));
byId('clear-faults').addEventListener('click', () => act({ do: 'clear-faults' }));
byId('toggle').addEventListener('click', (event) =>
  act({ do: event.currentTarget.dataset.act, ...conversation() }),
);
byId('account').addEventListener('change', (event) => {
  Object.assign(chosen, { account: event.target.value, conversation: '' });
  void refresh();
});
byId('conversation').addEventListener('change', (event) => {
  chosen.conversation = event.target.value;
  void refresh();
});

await refresh();
setInterval(refresh, 1000);
