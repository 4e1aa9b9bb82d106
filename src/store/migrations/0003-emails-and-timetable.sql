-- Emails sent and received, the reminders of the timetable, and the daily runs that send them.

create table dspt.outbox (
  id uuid primary key default gen_random_uuid(),
  dedupe_key text not null,
  organisation dspt.ods_code references dspt.organisations,
  cycle dspt.cycle,
  kind text not null,
  to_person uuid,
  to_name text not null,
  to_email text not null,
  subject text not null,
  body text not null,
  on_day date not null,
  queued_at timestamptz not null,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed', 'withdrawn')),
  attempts integer not null default 0,
  last_error text,
  sent_at timestamptz,
  message_id text not null unique,
  in_reply_to text,
  removed_at timestamptz,
  unique (dedupe_key, to_email)
);
comment on column dspt.outbox.dedupe_key is 'what the email is for: whatever queues it again, each address gets it once';
comment on column dspt.outbox.state is 'withdrawn: what it asks for was done while it waited for the mail server';
comment on column dspt.outbox.in_reply_to is 'the message that it answers';
comment on column dspt.outbox.removed_at is 'when its text and address were removed, at the end of their retention period';
create index on dspt.outbox (state, queued_at);
create index on dspt.outbox (organisation, cycle);
create index outbox_to_a_person on dspt.outbox (to_person, queued_at desc, id);
create index outbox_newest_first on dspt.outbox (queued_at desc, id);
-- How many answers an address was sent of late: too many, and it is answered no more.
create index outbox_to_an_address on dspt.outbox (to_email, queued_at) where kind like 'mailbox-%';
alter table dspt.outbox enable row level security;
alter table dspt.outbox force row level security;
create policy seen_by_their_people on dspt.outbox using (
  (select current_setting('dspt.national', true) = 'yes')
  or organisation = any ((select string_to_array(current_setting('dspt.organisations', true), ','))::text[])
  or to_person = (select nullif(current_setting('dspt.person', true), '')::uuid)
);
grant select, insert, update on dspt.outbox to dspt_service;

-- A message is stored here before it is marked as done on the mail server, so that none is lost.
create table dspt.received_mail (
  id uuid primary key default gen_random_uuid(),
  message_id text not null check (message_id <> ''),
  content_hash dspt.sha256 not null,
  from_email text not null check (from_email = lower(from_email)),
  from_name text not null,
  subject text not null,
  received_at timestamptz not null,
  imported_at timestamptz not null,
  outcome text not null check (outcome in ('waiting', 'cells-to-correct', 'refused-workbook', 'no-plan', 'other-organisation',
    'no-workbook', 'several-workbooks', 'not-an-editor', 'unknown-sender', 'too-large', 'unreadable', 'automatic')),
  why text not null,
  person uuid references dspt.people,
  organisation dspt.ods_code references dspt.organisations,
  cycle dspt.cycle,
  upload uuid,
  answer_email uuid references dspt.outbox,
  source bytea,
  handled_at timestamptz,
  handled_by uuid references dspt.people,
  handled_by_name text not null default '',
  note text not null default '',
  removed_at timestamptz,
  unique (message_id, content_hash),
  check ((upload is not null) = (outcome = 'waiting')),
  check ((handled_at is null) = (handled_by is null))
);
comment on column dspt.received_mail.message_id is 'as the message says, or made from its hash';
comment on column dspt.received_mail.content_hash is
  'of everything below the header lines, which differ between two copies of one message';
comment on column dspt.received_mail.upload is
  'the upload that it became; no longer in uploads once its person saved or discarded it';
comment on column dspt.received_mail.source is 'the whole message, until it is dealt with';
comment on column dspt.received_mail.removed_at is
  'when its subject and sender were removed, at the end of their retention period';
create index received_mail_newest_first on dspt.received_mail (received_at desc, id);
alter table dspt.received_mail enable row level security;
alter table dspt.received_mail force row level security;
create policy seen_nationally on dspt.received_mail using ((select current_setting('dspt.national', true) = 'yes'));
grant select, insert, update on dspt.received_mail to dspt_service;

-- Each reminder once, whoever starts a daily run and however often. Written in the transaction of the event that it
-- follows from.
create table dspt.reminders (
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  milestone text not null,
  due_date date not null,
  step text not null,
  on_day date not null,
  primary key (organisation, cycle, milestone, due_date, step),
  foreign key (organisation, cycle) references dspt.casefiles
);
comment on column dspt.reminders.on_day is 'the day of the daily run that made it';
create index reminders_by_day on dspt.reminders (on_day, organisation);
alter table dspt.reminders enable row level security;
alter table dspt.reminders force row level security;
create policy seen_by_their_people on dspt.reminders using (
  (select current_setting('dspt.national', true) = 'yes')
  or organisation = any ((select string_to_array(current_setting('dspt.organisations', true), ','))::text[])
);
grant select, insert on dspt.reminders to dspt_service;

-- Whom a reminder is to reach. A person gets one reminder email a day, so several wait here to be written into it.
create table dspt.pending_reminders (
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  milestone text not null,
  due_date date not null,
  step text not null,
  to_email text not null,
  to_person uuid references dspt.people,
  to_name text not null,
  to_role text not null,
  recorded_on date not null,
  email uuid references dspt.outbox,
  discarded boolean not null default false,
  primary key (organisation, cycle, milestone, due_date, step, to_email),
  foreign key (organisation, cycle, milestone, due_date, step) references dspt.reminders
);
comment on column dspt.pending_reminders.to_role is
  'a role in an organisation or a region, or action-owner: somebody without an account here';
comment on column dspt.pending_reminders.email is 'the email that it was written into; null while it waits';
comment on column dspt.pending_reminders.discarded is
  'what it asks for was done or withdrawn before its email was written';
create index pending_reminders_waiting on dspt.pending_reminders (to_email) where email is null and not discarded;
create index pending_reminders_of_email on dspt.pending_reminders (email) where email is not null;
alter table dspt.pending_reminders enable row level security;
alter table dspt.pending_reminders force row level security;
create policy seen_by_their_people on dspt.pending_reminders using (
  (select current_setting('dspt.national', true) = 'yes')
  or organisation = any ((select string_to_array(current_setting('dspt.organisations', true), ','))::text[])
);
grant select, insert, update on dspt.pending_reminders to dspt_service;

-- The days whose run was started: for the health check, and for what a machine that was off has to catch up on.
create table dspt.daily_runs (
  day date primary key,
  started_at timestamptz not null,
  finished_at timestamptz,
  by_name text not null,
  casefiles integer not null default 0,
  reminders integer not null default 0,
  emails integer not null default 0
);
grant select, insert, update on dspt.daily_runs to dspt_service;
