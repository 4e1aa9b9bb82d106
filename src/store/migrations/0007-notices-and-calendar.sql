-- What the lead announces: webinars, changes, where help is found. Shown from one day until another, or until ended.

create table dspt.notices (
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
comment on column dspt.notices.until_day is 'the last day it is shown';
comment on column dspt.notices.ended_on is 'from this day it is not shown, whatever its last day was to be';
create index notices_by_days on dspt.notices (until_day, from_day) where ended_on is null;

create table dspt.notice_events (
  notice uuid not null references dspt.notices,
  version integer not null,
  type text not null check (type in ('added', 'changed', 'ended')),
  content jsonb not null,
  by_person uuid not null references dspt.people,
  by_name text not null,
  on_day date not null,
  recorded_at timestamptz not null,
  primary key (notice, version)
);
comment on column dspt.notice_events.content is 'the whole notice as it was from then on';

-- Whose calendar an address shows. The address is a secret of its person; only its hash is kept.
create table dspt.calendars (
  person uuid primary key references dspt.people,
  token_hash dspt.sha256 not null unique,
  made_on date not null
);

grant select, insert, update on dspt.notices to dspt_service;
grant select, insert on dspt.notice_events to dspt_service;
grant select, insert, update, delete on dspt.calendars to dspt_service;
