-- Organisations, the people who work here, what they may act as, and the public register.
-- The role dspt_service owns no table: it reads what row security lets through, and can neither change nor remove an
-- event. Each table's grants say what it may do.

create schema dspt;
grant usage on schema dspt to dspt_service;

create domain dspt.ods_code as text check (value ~ '^[A-Z0-9]{3,6}$');
create domain dspt.cycle as text check (value ~ '^\d{4}-\d{2}$');
create domain dspt.sha256 as text check (value ~ '^[0-9a-f]{64}$');

-- Row security guards the data even where a query forgets to. Each transaction says for whom it runs, and one that says
-- nothing sees nothing. Every policy reads the settings in sub-selects: then they are read once a statement instead of
-- once a row, and the planner does not take a list of all casefiles for a list of a few.

create table dspt.regions (
  code text primary key check (code ~ '^Y\d\d$'),
  name text not null unique
);
grant select, insert on dspt.regions to dspt_service;

create table dspt.organisations (
  code dspt.ods_code primary key,
  name text not null,
  type text not null check (type in ('nhs-trust', 'foundation-trust', 'ccg', 'csu', 'local-authority', 'dhsc-alb', 'other')),
  region text references dspt.regions,
  opened date,
  closed date,
  successors text[] not null default '{}',
  register_cycles text[] not null default '{}',
  demo boolean not null default false,
  search_text text not null generated always as (
    translate(lower(replace(name, '&', 'and')), '-''’.,()', ' ') || ' ' || lower(code)
  ) stored
);
comment on column dspt.organisations.register_cycles is 'cycles in whose public register the organisation is listed';
comment on column dspt.organisations.search_text is 'the name without punctuation and capitals, then the code';
create index organisations_in_register on dspt.organisations (search_text) where not demo;
create index organisations_by_successor on dspt.organisations ((successors[1])) where closed is not null and cardinality(successors) = 1;
grant select, insert, update on dspt.organisations to dspt_service;

create table dspt.people (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  email text not null unique check (email = lower(email)),
  demo boolean not null default false,
  removed_at timestamptz
);
grant select, insert, update on dspt.people to dspt_service;

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
create index appointments_by_role on dspt.appointments (role);
grant select, insert, delete on dspt.appointments to dspt_service;

-- Who was given which role, by whom and when. Never changed: there is no grant for it.
create table dspt.people_events (
  id bigint generated always as identity primary key,
  person uuid not null references dspt.people,
  type text not null check (type in ('invited', 'role-given', 'role-taken', 'removed', 'reinstated', 'second-factor-removed', 'new-account-let-in')),
  role text,
  organisation dspt.ods_code references dspt.organisations,
  region text references dspt.regions,
  by_person uuid references dspt.people,
  by_name text not null,
  on_day date not null,
  recorded_at timestamptz not null,
  check ((role is not null) = (type in ('role-given', 'role-taken')))
);
create index people_events_by_person on dspt.people_events (person, id);
create index people_events_by_organisation on dspt.people_events (organisation, id) where organisation is not null;
alter table dspt.people_events enable row level security;
alter table dspt.people_events force row level security;
create policy seen_by_their_people on dspt.people_events using (
  (select current_setting('dspt.national', true) = 'yes')
  or organisation = any ((select string_to_array(current_setting('dspt.organisations', true), ','))::text[])
);
grant select, insert on dspt.people_events to dspt_service;

-- Which organisations closed, and which others took over: the national lead records it, so that open casefiles go on.
create table dspt.successions (
  id bigint generated always as identity primary key,
  organisation dspt.ods_code not null references dspt.organisations,
  closed date,
  successors text[] not null,
  reason text not null,
  by_person uuid not null references dspt.people,
  by_name text not null,
  on_day date not null,
  recorded_at timestamptz not null,
  check (closed is not null or cardinality(successors) = 0)
);
comment on table dspt.successions is 'public except the reasons; the newest of an organisation is copied to organisations';
comment on column dspt.successions.closed is 'its last day; null where it is open after all';
create index successions_of_organisation on dspt.successions (organisation, id);
grant select, insert on dspt.successions to dspt_service;

-- The public register: one row each time a status was decided here or observed in a published register. It has no
-- column for anything that is not public.
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
create index statuses_latest_first on dspt.statuses (cycle, organisation, from_day desc, basis, sequence desc)
  include (status, published_on);
grant select, insert on dspt.statuses to dspt_service;

create table dspt.settings (
  name text primary key,
  value text not null
);
comment on table dspt.settings is 'what the service remembers between starts, such as the day of the demo';
grant select, insert, update, delete on dspt.settings to dspt_service;
