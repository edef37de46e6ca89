/** One kind of record of an archive, and the table that holds it. */
export interface Kind {
  name: string;
  table: string;
  /** What goes into the archive. Nothing that is sealed, hashed or of this installation alone. */
  columns: readonly string[];
  /** By which it is read; unique. */
  key: readonly string[];
  /** Columns with ids of ours, which an import gives anew; those of other platforms stay. */
  ids: readonly string[];
  /** JSON columns in which ids of ours stand somewhere. */
  idsWithin?: readonly string[];
  /** Columns that point to a record, and the table it must stand in. */
  parents?: Readonly<Record<string, string>>;
  /** Which rows, in SQL. */
  where?: string;
  /** In SQL, a value in place of the column's. */
  told?: Readonly<Record<string, string>>;
  /** In SQL, what an import stores in place of what the archive says. */
  stored?: Readonly<Record<string, string>>;
  /** For reading: an import leaves it out. */
  isForReading?: true;
}

const times = ['created_at', 'updated_at'];
const ofConversation = { conversation_id: 'conversations' };

/** The record that a merged lead ended in, however often that was merged too. */
const lastMerge = `(with recursive way as (select o.merged_into as at from leads o where o.id = r.id
  union select o.merged_into from leads o join way on o.id = way.at where o.merged_into is not null)
  select way.at from way join leads l on l.id = way.at where l.merged_into is null limit 1)`;

const leads: Omit<Kind, 'name'> = {
  ...{ table: 'leads', key: ['id'] },
  columns: [
    ...['id', 'conversation_id', 'connection_id', 'visitor_id', 'name', 'email', 'phone', 'status', 'note'],
    ...['quote', 'consent_text', 'language', 'merged_into', ...times],
  ],
  ids: ['id', 'conversation_id', 'connection_id', 'visitor_id', 'merged_into'],
};

/** In the order of an import: what others point to comes first. An export reads them from the last to the first. */
export const kinds: readonly Kind[] = [
  {
    ...{ name: 'business', table: 'tenants', key: ['id'], ids: [] },
    columns: ['id', 'name', 'slug', 'config', 'created_at'],
  },
  {
    ...{ name: 'api-keys', table: 'api_keys', key: ['id'], ids: [], isForReading: true },
    columns: ['id', 'name', 'prefix', 'scopes', 'expires_at', 'revoked_at', 'created_at'],
  },
  {
    ...{ name: 'audit-log', table: 'audit_entries', key: ['seq'], ids: [], isForReading: true },
    columns: [
      ...['id', 'seq', 'at', 'actor_kind', 'actor_id', 'actor_name', 'action', 'subject_kind', 'subject_id'],
      ...['details', 'previous_hash', 'hash'],
    ],
  },
  {
    ...{ name: 'assistants', table: 'assistants', key: ['id'], ids: ['id'] },
    columns: ['id', 'name', 'settings', 'version', 'is_default', ...times],
  },
  {
    ...{ name: 'intents', table: 'intents', key: ['id'], ids: ['id', 'assistant_id'] },
    columns: [
      ...['id', 'assistant_id', 'name', 'label', 'action', 'examples', 'reply_texts', 'is_starter', 'trust'],
      ...times,
    ],
    parents: { assistant_id: 'assistants' },
  },
  {
    ...{ name: 'knowledge', table: 'knowledge_sources', key: ['id'], ids: ['id'] },
    columns: ['id', 'kind', 'title', 'content', 'language', 'passage_count', ...times],
  },
  {
    ...{ name: 'connections', table: 'connections', key: ['id'], ids: ['id', 'assistant_id'] },
    columns: [
      ...['id', 'assistant_id', 'connector', 'name', 'status', 'trust', 'config_public', 'account_name'],
      ...['created_at', 'removed_at'],
    ],
    parents: { assistant_id: 'assistants' },
  },
  {
    ...{ name: 'visitors', table: 'visitors', key: ['id'], ids: ['id', 'connection_id'] },
    columns: [
      ...['id', 'connection_id', 'external_id', 'name', 'email', 'phone', 'page_url', 'language', ...times],
    ],
    parents: { connection_id: 'connections' },
  },
  {
    ...{ name: 'conversations', table: 'conversations', key: ['id'] },
    columns: [
      ...['id', 'connection_id', 'visitor_id', 'external_id', 'status', 'handler', 'handler_reason'],
      ...['is_waiting_for_human', 'channel', 'language', 'seq', 'visitor_seq', 'last_message_at'],
      ...['last_operator_at', 'content_purged_at', ...times],
    ],
    ids: ['id', 'connection_id', 'visitor_id'],
    parents: { connection_id: 'connections', visitor_id: 'visitors' },
    // Nobody is answered because of an import, and no human is called: what was open has been open elsewhere.
    stored: { status: `'closed'`, handler: `'bot'`, is_waiting_for_human: 'false' },
  },
  {
    ...{ name: 'turns', table: 'turns', key: ['id'], parents: ofConversation },
    columns: [
      ...['id', 'conversation_id', 'assistant_id', 'assistant_version', 'decision', 'reason', 'intent'],
      ...['confidence', 'language', 'model', 'tokens_in', 'tokens_out', 'message_ids', 'sources', 'stages'],
      'created_at',
    ],
    ids: ['id', 'conversation_id', 'assistant_id', 'message_ids'],
    idsWithin: ['sources', 'stages'],
  },
  {
    ...{ name: 'deliveries', table: 'deliveries', key: ['id'] },
    columns: [
      ...[
        'id',
        'conversation_id',
        'connection_id',
        'turn_id',
        'kind',
        'part',
        'is_visible',
        'text',
        'details',
      ],
      ...['sources', 'state', 'reason', 'mark', 'handover_version', 'sent_at', 'sent_via', 'external_ids'],
      'created_at',
    ],
    ids: ['id', 'conversation_id', 'connection_id', 'turn_id'],
    idsWithin: ['sources', 'details'],
    parents: { ...ofConversation, connection_id: 'connections' },
    // History: what was not sent there is not sent here, by nobody and no button.
    stored: {
      state: `case when r.state = 'sent' then 'sent' else 'cancelled' end`,
      reason: `case when r.state = 'sent' then r.reason else 'imported' end`,
    },
  },
  {
    ...{ name: 'messages', table: 'messages', key: ['id'] },
    columns: [
      ...[
        'id',
        'conversation_id',
        'connection_id',
        'external_id',
        'role',
        'is_private',
        'text',
        'attachments',
      ],
      ...['sources', 'author_name', 'mark', 'sent_at', 'received_at', 'edited_at', 'deleted_at', 'seq'],
      ...['turn_id', 'delivery_id'],
    ],
    ids: ['id', 'conversation_id', 'connection_id', 'turn_id', 'delivery_id'],
    idsWithin: ['sources'],
    parents: { ...ofConversation, connection_id: 'connections' },
  },
  { name: 'leads', ...leads, where: 'r.merged_into is null' },
  {
    ...{
      name: 'merged-leads',
      ...leads,
      where: 'r.merged_into is not null',
      told: { merged_into: lastMerge },
    },
    parents: { merged_into: 'leads' },
  },
  {
    ...{ name: 'past-conversations', table: 'archived_conversations', key: ['id'] },
    columns: ['id', 'connection_id', 'external_id', 'message_count', 'first_at', 'last_at'],
    ids: ['id', 'connection_id'],
    parents: { connection_id: 'connections' },
  },
  {
    ...{ name: 'past-messages', table: 'archived_messages', key: ['conversation_id', 'position'] },
    columns: ['conversation_id', 'external_id', 'role', 'text', 'sent_at'],
    ids: ['conversation_id'],
    parents: { conversation_id: 'archived_conversations' },
  },
  {
    ...{ name: 'questions', table: 'open_questions', key: ['id'], ids: ['id'] },
    columns: ['id', 'wording_hash', 'state', 'decided_at'],
  },
  {
    ...{ name: 'askings', table: 'question_askings', key: ['turn_id'] },
    columns: ['turn_id', 'question_id', 'conversation_id', 'asked_at'],
    ids: ['turn_id', 'question_id', 'conversation_id'],
    parents: { ...ofConversation, question_id: 'open_questions' },
  },
  {
    ...{ name: 'figures', table: 'daily_figures', key: ['day', 'connection_id', 'channel'] },
    columns: [
      ...['day', 'connection_id', 'channel', 'visitor_messages', 'conversations', 'answered', 'suggested'],
      ...['handed_over', 'silent', 'handed_over_reasons', 'silent_reasons', 'first_answer_seconds'],
    ],
    ids: ['connection_id'],
  },
  {
    ...{ name: 'figure-marks', table: 'insight_marks', key: ['tenant_id'], ids: [] },
    columns: ['time_zone', 'summed_until'],
    // Days that are being summed up are summed up anew where they come to.
    where: 'r.summed_since is null',
  },
  {
    ...{ name: 'setting-versions', table: 'setting_versions', key: ['id'] },
    columns: [
      ...['id', 'section', 'subject_id', 'at', 'actor_kind', 'actor_name', 'before', 'after'],
      'restored_from',
    ],
    ids: ['id', 'subject_id', 'restored_from'],
    idsWithin: ['before', 'after'],
    stored: {
      subject_id: `case when r.section ~ '^(assistant|connection)' then r.subject_id
        else current_setting('app.tenant_id')::uuid end`,
    },
  },
];

/** Tables of a tenant that are no part of an archive. */
export const leftOut: Readonly<Record<string, string>> = {
  ...{ members: 'people sign in to one installation', invitations: 'to one installation' },
  ...{ audit_heads: 'of this installation’s chain', idempotency_keys: 'answers of a day' },
  ...{ knowledge_passages: 'cut anew', knowledge_indexes: 'made anew', knowledge_terms: 'made anew' },
  ...{ hints: 'of a moment', catch_ups: 'of a moment', circuits: 'of a moment', mails: 'of a moment' },
  ...{ connection_troubles: 'of seven days', history_imports: 'of this installation' },
  ...{ usage_counters: 'budgets of this installation', erasures: 'keyed by keys of this installation' },
  ...{ identities: 'people sign in to one installation', sessions: 'of this installation' },
  ...{ domains: 'proven to one installation', sign_in_services: 'a secret, and an address to come back to' },
  ...{ conversation_words: 'made anew', search_marks: 'made anew' },
  ...{ lead_views: 'of members, who stay here', transfers: 'itself', transfer_parts: 'itself' },
};
