-- What reviewers ask of all casefiles at once.

-- The same walls as before. As sub-selects the settings are read once a statement instead of once a row, and the
-- planner no longer takes a list of all casefiles for one of a few.
alter policy seen_by_their_people on dspt.casefiles using (
  (select current_setting('dspt.national', true) = 'yes')
  or organisation = any ((select string_to_array(current_setting('dspt.organisations', true), ','))::text[])
);
alter policy seen_by_their_people on dspt.casefile_events using (
  (select current_setting('dspt.national', true) = 'yes')
  or organisation = any ((select string_to_array(current_setting('dspt.organisations', true), ','))::text[])
);

-- The queue in its usual order, and by the day since when a casefile stands where it stands.
create index casefiles_waiting_first on dspt.casefiles (
  cycle, (stage not in ('awaiting-review', 'awaiting-confirmation')), stage_since, organisation
);
create index casefiles_by_day on dspt.casefiles (cycle, stage_since, organisation);

-- What plans that were approved do about each evidence item, for a reviewer who judges another plan. It follows from
-- the events of its casefile, in whose transaction it is written.
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
grant select, insert, update on dspt.approved_items to dspt_service;
