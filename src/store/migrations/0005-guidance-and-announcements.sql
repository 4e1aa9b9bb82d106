-- What the national lead looks after: changes of guidance, announcements, and services that help organisations.

-- Changes of guidance, proposed by one person and confirmed by another. Confirmed ones are events of their cycle.
create table dspt.guidance_proposals (
  id uuid primary key default gen_random_uuid(),
  cycle dspt.cycle not null,
  state text not null default 'proposed' check (state in ('proposed', 'issued', 'withdrawn')),
  content jsonb not null,
  proposed_by uuid not null references dspt.people,
  proposed_by_name text not null,
  proposed_on date not null,
  proposed_at timestamptz not null,
  settled_by uuid references dspt.people,
  settled_by_name text,
  settled_on date,
  -- How far counting its effects has come: they are counted before it is confirmed, and once more when it is.
  count_run integer not null default 0,
  count_state text not null default 'none' check (count_state in ('none', 'counting', 'counted')),
  counted_for text not null default '',
  counted integer not null default 0,
  to_count integer not null default 0,
  constraint settled_by_somebody check ((state = 'proposed') = (settled_by is null)),
  constraint confirmed_by_another check (state <> 'issued' or settled_by <> proposed_by)
);
comment on column dspt.guidance_proposals.count_run is
  'a count that finds another number here was overtaken by a newer one, and stops';
comment on column dspt.guidance_proposals.counted_for is
  'the day and the guidance that it was counted for; it is counted again for any other';
create index guidance_proposals_by_cycle on dspt.guidance_proposals (cycle, proposed_at);
grant select, insert, update on dspt.guidance_proposals to dspt_service;

-- What a proposal changes for each organisation, as it was counted.
create table dspt.guidance_effects (
  proposal uuid not null references dspt.guidance_proposals,
  organisation dspt.ods_code not null,
  sequence integer not null,
  kind text not null check (kind in ('changes', 'appears', 'withdrawn')),
  concerns text not null,
  what text not null,
  before text not null,
  after text not null,
  primary key (proposal, organisation, sequence)
);
alter table dspt.guidance_effects enable row level security;
alter table dspt.guidance_effects force row level security;
create policy seen_nationally on dspt.guidance_effects using ((select current_setting('dspt.national', true) = 'yes'));
grant select, insert, delete on dspt.guidance_effects to dspt_service;

-- Webinars, changes, where to find help. Shown from one day until another, or until ended.
create table dspt.announcements (
  id uuid primary key default gen_random_uuid(),
  version integer not null default 1,
  title text not null check (title <> ''),
  body text not null,
  link text check (link like 'https://%'),
  day date,
  time_of_day text not null default '',
  from_day date not null,
  until_day date not null,
  cycle dspt.cycle not null,
  audience text not null check (audience in ('everyone', 'trusts', 'organisations')),
  ended_on date,
  check (until_day >= from_day),
  check (until_day >= day),
  check (time_of_day = '' or day is not null)
);
comment on column dspt.announcements.until_day is 'the last day it is shown';
comment on column dspt.announcements.ended_on is 'from this day it is no longer shown, whatever until_day says';
create index announcements_by_days on dspt.announcements (until_day, from_day) where ended_on is null;
grant select, insert, update on dspt.announcements to dspt_service;

create table dspt.announcement_events (
  announcement uuid not null references dspt.announcements,
  version integer not null,
  type text not null check (type in ('added', 'changed', 'ended')),
  content jsonb not null,
  by_person uuid not null references dspt.people,
  by_name text not null,
  on_day date not null,
  recorded_at timestamptz not null,
  primary key (announcement, version)
);
comment on column dspt.announcement_events.content is 'the whole announcement as it was from then on';
grant select, insert on dspt.announcement_events to dspt_service;

-- Services that regions direct Trusts to.
create table dspt.data_security_services (
  id uuid primary key default gen_random_uuid(),
  name text not null unique check (name <> ''),
  helps_with text not null check (helps_with <> ''),
  serves text[] not null check (cardinality(serves) > 0),
  contact text not null check (contact <> ''),
  from_day date not null,
  until_day date check (until_day >= from_day),
  changed_by_name text not null,
  changed_on date not null
);
comment on column dspt.data_security_services.serves is 'evidence items (4.5.3), assertions (4.5) or whole standards (4)';
comment on column dspt.data_security_services.until_day is 'the last day it can be used; null while none is known';
grant select, insert, update on dspt.data_security_services to dspt_service;
