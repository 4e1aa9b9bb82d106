-- Everything after approval, and everything that happens because nobody did anything.

-- What the timetable needs to know of a casefile, beside it: opening a day reads all of them.
alter table dspt.casefiles add standing jsonb;
comment on column dspt.casefiles.standing is 'follows from the events like the rest of the summary; null until it has been made from them';
alter table dspt.casefiles add escalated boolean not null default false;
create index casefiles_by_place on dspt.casefiles (cycle, organisation) where version > 0;

-- Each ask once, whoever opens the day and however often. It follows from the event in whose transaction it is written.
create table dspt.asks (
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  milestone text not null,
  occasion date not null,
  rung text not null,
  on_day date not null,
  primary key (organisation, cycle, milestone, occasion, rung),
  foreign key (organisation, cycle) references dspt.casefiles
);
create index asks_by_day on dspt.asks (on_day, organisation);

-- Whom an ask is to reach. One person gets one chasing letter a day, so several wait here to be written into it.
create table dspt.chases (
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  milestone text not null,
  occasion date not null,
  rung text not null,
  to_email text not null,
  to_person uuid references dspt.people,
  to_name text not null,
  to_role text not null,
  asked_on date not null,
  letter uuid references dspt.letters,
  dropped boolean not null default false,
  primary key (organisation, cycle, milestone, occasion, rung, to_email),
  foreign key (organisation, cycle, milestone, occasion, rung) references dspt.asks
);
comment on column dspt.chases.to_role is 'an organisation’s role, a region’s, or action-owner: who has no account here';
comment on column dspt.chases.dropped is 'what it asks for was met or withdrawn before it was written';
create index chases_waiting on dspt.chases (to_email) where letter is null and not dropped;
create index chases_of_letter on dspt.chases (letter) where letter is not null;

-- A chasing letter that waited for its mail server until what it asks for had come is not sent any more.
alter table dspt.letters drop constraint letters_state_check;
alter table dspt.letters add constraint letters_state_check check (state in ('queued', 'sent', 'stuck', 'withdrawn'));

-- Which days were opened: the health line, and what a machine that was off has to catch up on.
create table dspt.opened_days (
  day date primary key,
  begun_at timestamptz not null,
  finished_at timestamptz,
  by_name text not null,
  casefiles integer not null default 0,
  asks integer not null default 0,
  letters integer not null default 0
);

alter table dspt.asks enable row level security;
alter table dspt.chases enable row level security;
alter table dspt.asks force row level security;
alter table dspt.chases force row level security;
create policy seen_by_their_people on dspt.asks using (
  (select current_setting('dspt.national', true) = 'yes')
  or organisation = any ((select string_to_array(current_setting('dspt.organisations', true), ','))::text[])
);
create policy seen_by_their_people on dspt.chases using (
  (select current_setting('dspt.national', true) = 'yes')
  or organisation = any ((select string_to_array(current_setting('dspt.organisations', true), ','))::text[])
);

grant select, insert on dspt.asks, dspt.chases, dspt.opened_days to dspt_service;
grant update on dspt.chases, dspt.opened_days to dspt_service;
