-- Everything the service remembers. Events are the record; summaries, statuses and drafts are kept beside them.
-- The role dspt_service owns nothing here: it reads what row security lets through, and can neither change nor remove an event.

create schema dspt;
grant usage on schema dspt to dspt_service;

create domain dspt.ods_code as text check (value ~ '^[A-Z0-9]{3,6}$');
create domain dspt.cycle as text check (value ~ '^\d{4}-\d{2}$');
create domain dspt.sha256 as text check (value ~ '^[0-9a-f]{64}$');

create table dspt.regions (
  code text primary key check (code ~ '^Y\d\d$'),
  name text not null unique
);

create table dspt.organisations (
  code dspt.ods_code primary key,
  name text not null,
  type text not null check (type in ('nhs-trust', 'foundation-trust', 'ccg', 'csu', 'local-authority', 'dhsc-alb', 'other')),
  region text references dspt.regions,
  opened date,
  closed date,
  successors text[] not null default '{}',
  register_cycles text[] not null default '{}',
  demo boolean not null default false
);
comment on column dspt.organisations.register_cycles is 'cycles in whose public register the organisation is listed';

create table dspt.people (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  email text not null unique check (email = lower(email)),
  demo boolean not null default false,
  removed_at timestamptz
);

create table dspt.appointments (
  person uuid not null references dspt.people,
  role text not null,
  organisation dspt.ods_code references dspt.organisations,
  region text references dspt.regions,
  check (num_nonnulls(organisation, region) <= 1),
  check ((organisation is not null) = (role in ('editor', 'siro', 'organisation-administrator', 'reader'))),
  check ((region is not null) = (role in ('regional-security-lead', 'rdt-team'))),
  unique nulls not distinct (person, role, organisation, region)
);
create index on dspt.appointments (organisation);

create table dspt.sessions (
  token_hash dspt.sha256 primary key,
  person uuid not null references dspt.people,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  device text not null default ''
);
create index on dspt.sessions (person);

-- One row a casefile: its version is where the next event must follow, the rest is the summary for lists.
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
  primary key (organisation, cycle)
);
create index on dspt.casefiles (cycle, stage, stage_since, organisation);

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

-- What is being written: an assessment, a plan, a review. Working state, not record; never lost.
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

-- A file that was read and waits for its person to confirm or drop it.
create table dspt.uploads (
  id uuid primary key default gen_random_uuid(),
  organisation dspt.ods_code not null references dspt.organisations,
  cycle dspt.cycle not null,
  kind text not null check (kind in ('plan', 'assessment', 'register')),
  person uuid not null references dspt.people,
  content jsonb not null,
  uploaded_at timestamptz not null
);

-- The public record: one row each time a status was decided here or observed in a published register. No room for detail.
create table dspt.statuses (
  organisation dspt.ods_code not null references dspt.organisations,
  cycle dspt.cycle not null,
  from_day date not null,
  sequence integer not null,
  status text not null check (status in ('not-published', 'standards-not-met', 'approaching-standards', 'standards-met', 'standards-exceeded')),
  published_on date,
  basis text not null check (basis in ('decided', 'observed')),
  source text not null default '',
  primary key (organisation, cycle, from_day, basis, sequence)
);

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

create table dspt.letters (
  id uuid primary key default gen_random_uuid(),
  occasion text not null,
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
  state text not null default 'queued' check (state in ('queued', 'sent', 'stuck')),
  attempts integer not null default 0,
  last_error text,
  sent_at timestamptz,
  message_id text not null unique,
  unique (occasion, to_email)
);
create index on dspt.letters (state, queued_at);
create index on dspt.letters (organisation, cycle);

create table dspt.settings (
  name text primary key,
  value text not null
);
comment on table dspt.settings is 'what the demo remembers between starts, such as its day';

-- The second wall. Each transaction says for whom it runs; nothing said means nothing seen.
create function dspt.may_see(code text) returns boolean language sql stable as $$
  select current_setting('dspt.national', true) = 'yes'
      or code = any (string_to_array(current_setting('dspt.organisations', true), ','))
$$;

alter table dspt.casefiles enable row level security;
alter table dspt.casefile_events enable row level security;
alter table dspt.drafts enable row level security;
alter table dspt.uploads enable row level security;
alter table dspt.letters enable row level security;
alter table dspt.casefiles force row level security;
alter table dspt.casefile_events force row level security;
alter table dspt.drafts force row level security;
alter table dspt.uploads force row level security;
alter table dspt.letters force row level security;

create policy seen_by_their_people on dspt.casefiles using (dspt.may_see(organisation));
create policy seen_by_their_people on dspt.casefile_events using (dspt.may_see(organisation));
create policy seen_by_their_people on dspt.drafts using (dspt.may_see(organisation));
create policy seen_by_their_people on dspt.uploads using (dspt.may_see(organisation));
create policy seen_by_their_people on dspt.letters using (
  current_setting('dspt.national', true) = 'yes'
  or organisation = any (string_to_array(current_setting('dspt.organisations', true), ','))
  or to_person = nullif(current_setting('dspt.person', true), '')::uuid
);

grant select, insert on all tables in schema dspt to dspt_service;
grant update on dspt.casefiles, dspt.drafts, dspt.sessions, dspt.letters, dspt.people, dspt.organisations, dspt.settings to dspt_service;
grant delete on dspt.drafts, dspt.uploads, dspt.sessions, dspt.appointments, dspt.settings to dspt_service;
