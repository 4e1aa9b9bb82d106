-- What came by mail. A message is kept here before it is marked done on the mail server, so that none is lost.

create table dspt.mailbox (
  id uuid primary key default gen_random_uuid(),
  message_id text not null check (message_id <> ''),
  content_hash dspt.sha256 not null,
  from_email text not null check (from_email = lower(from_email)),
  from_name text not null,
  subject text not null,
  received_at timestamptz not null,
  taken_in_at timestamptz not null,
  outcome text not null check (outcome in ('waiting', 'cells-to-mend', 'refused-workbook', 'no-plan', 'other-organisation',
    'no-workbook', 'several-workbooks', 'not-an-editor', 'unknown-sender', 'too-large', 'unreadable', 'automatic')),
  why text not null,
  person uuid references dspt.people,
  organisation dspt.ods_code references dspt.organisations,
  cycle dspt.cycle,
  upload uuid,
  answer uuid references dspt.letters,
  source bytea,
  handled_at timestamptz,
  handled_by uuid references dspt.people,
  handled_by_name text not null default '',
  note text not null default '',
  unique (message_id, content_hash),
  check ((upload is not null) = (outcome = 'waiting')),
  check ((handled_at is null) = (handled_by is null))
);
comment on column dspt.mailbox.message_id is 'as the message says, or made of its hash';
comment on column dspt.mailbox.content_hash is 'of what stands below its header lines, which differ between two copies of one message';
comment on column dspt.mailbox.upload is 'the upload it became; gone from uploads once its person confirmed or dropped it';
comment on column dspt.mailbox.source is 'the whole message, until it is dealt with';
create index mailbox_newest_first on dspt.mailbox (received_at desc, id);

alter table dspt.mailbox enable row level security;
alter table dspt.mailbox force row level security;
create policy seen_nationally on dspt.mailbox using ((select current_setting('dspt.national', true) = 'yes'));
grant select, insert, update on dspt.mailbox to dspt_service;

-- An answer says which message it answers.
alter table dspt.letters add in_reply_to text;
create index letters_to_an_address on dspt.letters (to_email, queued_at) where kind like 'mailbox-%';
