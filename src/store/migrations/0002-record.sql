-- Casefiles and their events. Events are the record; every other table here follows from them or waits to become one.

-- One row for each casefile: its version, which the next event must follow, and the summary that lists show.
create table dspt.casefiles (
  organisation dspt.ods_code not null references dspt.organisations,
  cycle dspt.cycle not null,
  version integer not null check (version >= 0),
  status text not null check (status in ('not-published', 'standards-not-met', 'approaching-standards', 'standards-met', 'standards-exceeded')),
  status_since date,
  published_on date,
  stage text not null,
  stage_since date,
  items integer not null default 0,
  outstanding integer not null default 0,
  latest_completion date,
  findings integer not null default 0,
  last_update_on date,
  referred_to_sro boolean not null default false,
  timetable_state jsonb,
  escalated boolean not null default false,
  anchored_version integer not null default 0,
  primary key (organisation, cycle)
);
comment on column dspt.casefiles.timetable_state is
  'what the daily run needs, which reads all casefiles; made from the events like the rest of the summary, and null until then';
comment on column dspt.casefiles.anchored_version is 'the newest event whose hash is in an anchor';
create index on dspt.casefiles (cycle, stage, stage_since, organisation);
create index casefiles_by_organisation on dspt.casefiles (cycle, organisation) where version > 0;
create index casefiles_by_day on dspt.casefiles (cycle, stage_since, organisation);
-- The order of the reviewers' queue.
create index casefiles_waiting_first on dspt.casefiles (
  cycle, (stage not in ('awaiting-review', 'awaiting-confirmation')), stage_since, organisation
);
alter table dspt.casefiles enable row level security;
alter table dspt.casefiles force row level security;
create policy seen_by_their_people on dspt.casefiles using (
  (select current_setting('dspt.national', true) = 'yes')
  or organisation = any ((select string_to_array(current_setting('dspt.organisations', true), ','))::text[])
);
grant select, insert, update on dspt.casefiles to dspt_service;

create table dspt.casefile_events (
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  version integer not null check (version >= 1),
  type text not null,
  payload jsonb not null,
  by_person uuid,
  by_name text not null,
  by_role text not null,
  on_day date not null,
  recorded_at timestamptz not null,
  guidance_version text not null,
  previous_hash dspt.sha256 not null,
  hash dspt.sha256 not null,
  primary key (organisation, cycle, version),
  foreign key (organisation, cycle) references dspt.casefiles deferrable initially deferred
);
-- What a region reads of all its casefiles at once: what it was told, what it was asked for, and what it did.
create index casefile_events_of_regions on dspt.casefile_events (organisation, cycle, version)
  where type in ('early-warning-given', 'region-help-requested', 'support-recorded', 'assessment-published');
-- The few plans that were ever referred to the SRO.
create index casefile_events_of_referrals on dspt.casefile_events (organisation, cycle, version)
  where type = 'plan-referred-to-sro';
alter table dspt.casefile_events enable row level security;
alter table dspt.casefile_events force row level security;
create policy seen_by_their_people on dspt.casefile_events using (
  (select current_setting('dspt.national', true) = 'yes')
  or organisation = any ((select string_to_array(current_setting('dspt.organisations', true), ','))::text[])
);
grant select, insert on dspt.casefile_events to dspt_service;

-- Events of a toolkit year as a whole, such as a change of guidance.
create table dspt.cycle_events (
  cycle dspt.cycle not null,
  version integer not null check (version >= 1),
  type text not null,
  payload jsonb not null,
  by_person uuid,
  by_name text not null,
  by_role text not null,
  on_day date not null,
  recorded_at timestamptz not null,
  previous_hash dspt.sha256 not null,
  hash dspt.sha256 not null,
  primary key (cycle, version)
);
grant select, insert on dspt.cycle_events to dspt_service;

-- An assessment, plan or review that somebody is writing. Not part of the record, but never lost.
create table dspt.drafts (
  organisation dspt.ods_code not null references dspt.organisations,
  cycle dspt.cycle not null,
  kind text not null check (kind in ('assessment', 'plan', 'review')),
  version integer not null check (version >= 1),
  content jsonb not null,
  changed_by uuid,
  changed_by_name text not null,
  changed_at timestamptz not null,
  primary key (organisation, cycle, kind)
);
alter table dspt.drafts enable row level security;
alter table dspt.drafts force row level security;
create policy seen_by_their_people on dspt.drafts using (
  (select current_setting('dspt.national', true) = 'yes')
  or organisation = any ((select string_to_array(current_setting('dspt.organisations', true), ','))::text[])
);
grant select, insert, update, delete on dspt.drafts to dspt_service;

-- A file that was read, until its person saves or discards it. A register's file belongs to no single organisation.
create table dspt.uploads (
  id uuid primary key default gen_random_uuid(),
  organisation dspt.ods_code not null references dspt.organisations,
  cycle dspt.cycle not null,
  kind text not null check (kind in ('plan', 'assessment')),
  person uuid not null references dspt.people,
  content jsonb not null,
  uploaded_at timestamptz not null
);
create index uploads_by_person on dspt.uploads (person);
create index uploads_oldest_first on dspt.uploads (uploaded_at);
alter table dspt.uploads enable row level security;
alter table dspt.uploads force row level security;
create policy seen_by_their_people on dspt.uploads using (
  (select current_setting('dspt.national', true) = 'yes')
  or organisation = any ((select string_to_array(current_setting('dspt.organisations', true), ','))::text[])
);
grant select, insert, delete on dspt.uploads to dspt_service;

-- A published register from its upload until somebody records or replaces it: a job reads it, in one transaction.
create table dspt.register_files (
  id uuid primary key default gen_random_uuid(),
  person uuid not null references dspt.people,
  cycle dspt.cycle not null,
  observed_on date not null,
  source text not null,
  state text not null default 'waiting' check (state in ('waiting', 'reading', 'read', 'refused')),
  attempts integer not null default 0,
  rows_read integer not null default 0,
  content bytea,
  refusal text,
  result jsonb,
  uploaded_at timestamptz not null,
  check ((content is not null) = (state in ('waiting', 'reading'))),
  check ((refusal is not null) = (state = 'refused')),
  check ((result is not null) = (state = 'read'))
);
comment on column dspt.register_files.attempts is 'how often a job began to read it: one that was killed begins again';
comment on column dspt.register_files.rows_read is 'how far the job has come, for the page that waits';
comment on column dspt.register_files.content is 'the file itself, packed by gzip, until it is read';
create index register_files_by_person on dspt.register_files (person);
create index register_files_oldest_first on dspt.register_files (uploaded_at);
alter table dspt.register_files enable row level security;
alter table dspt.register_files force row level security;
create policy seen_nationally on dspt.register_files using ((select current_setting('dspt.national', true) = 'yes'));
grant select, insert, update, delete on dspt.register_files to dspt_service;

-- The lists of a register's file that was read, each row a page: a whole register leaves out tens of thousands of rows.
create table dspt.register_file_pages (
  file uuid not null references dspt.register_files on delete cascade,
  list text not null check (list in ('problem', 'left-out', 'change')),
  page integer not null,
  entries json not null,
  primary key (file, list, page)
);
alter table dspt.register_file_pages enable row level security;
alter table dspt.register_file_pages force row level security;
create policy seen_nationally on dspt.register_file_pages using ((select current_setting('dspt.national', true) = 'yes'));
grant select, insert, delete on dspt.register_file_pages to dspt_service;

-- What approved plans do about each evidence item, as examples for who reviews another plan. Written in the transaction
-- of the event that it follows from, and deleted when the approval turns out to be a mistake.
create table dspt.approved_items (
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  evidence text not null,
  sent_on date not null,
  approved_on date not null,
  item jsonb not null,
  primary key (organisation, cycle, evidence),
  foreign key (organisation, cycle) references dspt.casefiles
);
create index approved_items_newest_first on dspt.approved_items (cycle, evidence, approved_on desc, organisation);
alter table dspt.approved_items enable row level security;
alter table dspt.approved_items force row level security;
create policy seen_by_their_people on dspt.approved_items using (
  (select current_setting('dspt.national', true) = 'yes')
  or organisation = any ((select string_to_array(current_setting('dspt.organisations', true), ','))::text[])
);
grant select, insert, update, delete on dspt.approved_items to dspt_service;

-- Who agreed to be named as an exemplar for which item. Written in the transaction of the event that it follows from.
create table dspt.exemplars (
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  evidence text not null,
  agreed_on date not null,
  withdrawn_on date,
  primary key (organisation, cycle, evidence),
  foreign key (organisation, cycle) references dspt.casefiles
);
alter table dspt.exemplars enable row level security;
alter table dspt.exemplars force row level security;
create policy seen_by_their_people on dspt.exemplars using (
  (select current_setting('dspt.national', true) = 'yes')
  or organisation = any ((select string_to_array(current_setting('dspt.organisations', true), ','))::text[])
);
grant select, insert, update on dspt.exemplars to dspt_service;

-- Evidence of completion. The events of the casefile say that a file was attached, and its hash; its name and content
-- are here, where they can be erased.
create table dspt.attachments (
  id uuid primary key,
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  evidence text not null,
  name text not null check (char_length(name) <= 120),
  kind text not null check (kind in ('pdf', 'png', 'jpeg', 'docx', 'xlsx', 'pptx')),
  bytes integer not null check (bytes >= 1),
  sha256 dspt.sha256 not null,
  stored_in text not null check (stored_in in ('database', 'folder')),
  content bytea check (octet_length(content) = bytes),
  attached_at timestamptz not null,
  erased_at timestamptz,
  foreign key (organisation, cycle) references dspt.casefiles,
  check (erased_at is null or (content is null and name = '')),
  check (erased_at is not null or (content is not null) = (stored_in = 'database'))
);
comment on column dspt.attachments.content is 'null where it is stored in a folder or was erased';
-- Not compressed by PostgreSQL: all these kinds are compressed already. A statement of its own, as PostgreSQL 15 needs it.
alter table dspt.attachments alter column content set storage external;
create index attachments_of_a_casefile on dspt.attachments (organisation, cycle);
alter table dspt.attachments enable row level security;
alter table dspt.attachments force row level security;
create policy seen_by_their_people on dspt.attachments using (
  (select current_setting('dspt.national', true) = 'yes')
  or organisation = any ((select string_to_array(current_setting('dspt.organisations', true), ','))::text[])
);
-- Only the columns that erasing clears may be changed.
grant select, insert, update (name, content, erased_at) on dspt.attachments to dspt_service;

-- The last hashes of all chains each day, chained themselves and published outside the database as well: with them,
-- even whoever can write to every table here cannot rewrite the record unnoticed.
create table dspt.anchors (
  sequence integer primary key check (sequence >= 1),
  day date not null,
  made_at timestamptz not null,
  heads jsonb not null,
  previous_root dspt.sha256 not null,
  root dspt.sha256 not null
);
comment on column dspt.anchors.heads is
  'of each casefile changed since the previous anchor: cycle, organisation, version, hash';
grant select, insert on dspt.anchors to dspt_service;

-- Casefiles removed when their retention period was over; only the owner of the tables removes one. The last hash
-- stays, so that anchors that name it can still be checked.
create table dspt.removed_casefiles (
  organisation dspt.ods_code not null references dspt.organisations,
  cycle dspt.cycle not null,
  version integer not null check (version >= 1),
  hash dspt.sha256 not null,
  removed_at timestamptz not null,
  primary key (organisation, cycle, version)
);
alter table dspt.removed_casefiles enable row level security;
alter table dspt.removed_casefiles force row level security;
create policy seen_by_their_people on dspt.removed_casefiles using (
  (select current_setting('dspt.national', true) = 'yes')
  or organisation = any ((select string_to_array(current_setting('dspt.organisations', true), ','))::text[])
);
grant select on dspt.removed_casefiles to dspt_service;
