-- What long lists and the numbers above them read instead of every casefile. Written in the transaction of the events,
-- rebuilt from them by npm run rebuild-lists, and compared with them by npm run verify.

-- How many casefiles are at each stage, as differences to add up: a move is one casefile less where it was and one more
-- where it is now. So no row is shared by everybody who writes, and nobody waits for anybody. The hourly cleanup
-- replaces them by their sums.
create table dspt.casefile_counts (
  cycle dspt.cycle not null,
  stage text not null,
  status text not null,
  type text not null,
  region text,
  casefiles integer not null check (casefiles <> 0)
);
comment on table dspt.casefile_counts is 'of casefiles with an event; no count is shown to an organisation or the public';
create index casefile_counts_by_cycle on dspt.casefile_counts (cycle);
alter table dspt.casefile_counts enable row level security;
alter table dspt.casefile_counts force row level security;
create policy seen_nationally on dspt.casefile_counts for select
  using ((select current_setting('dspt.national', true) = 'yes'));
create policy summed_nationally on dspt.casefile_counts for delete
  using ((select current_setting('dspt.national', true) = 'yes'));
create policy added_by_everybody on dspt.casefile_counts for insert with check (true);
grant select, insert, delete on dspt.casefile_counts to dspt_service;

-- By triggers, so that no writer can forget them, nor needs another trip to the database. They fire only when something
-- moved. Each transaction that moves a casefile has locked it before. Its organisation is locked for share, so that a
-- change of its type or region comes whole before or whole after; whoever moves other casefiles waits for neither.
create function dspt.count_casefile() returns trigger language plpgsql as $$
begin
  insert into dspt.casefile_counts (cycle, stage, status, type, region, casefiles)
  select moved.cycle, moved.stage, moved.status, o.type, o.region, moved.casefiles
  from (values
    (old.organisation, old.cycle, old.version, old.stage, old.status, -1),
    (new.organisation, new.cycle, new.version, new.stage, new.status, 1)
  ) as moved (organisation, cycle, version, stage, status, casefiles)
  join dspt.organisations o on o.code = moved.organisation
  where moved.version > 0
  for share of o;
  return null;
end
$$;
create trigger counted_when_added after insert on dspt.casefiles
  for each row when (new.version > 0) execute function dspt.count_casefile();
create trigger counted_when_moved after update on dspt.casefiles
  for each row when ((old.version > 0, old.stage, old.status) is distinct from (new.version > 0, new.stage, new.status))
  execute function dspt.count_casefile();
create trigger counted_when_removed after delete on dspt.casefiles
  for each row when (old.version > 0) execute function dspt.count_casefile();

-- Organisations change their type or region by new reference data, which is loaded without a view of casefiles. The
-- update has waited for whoever moved a casefile or wrote a region task before, as they lock the organisation for share;
-- who does so later waits for it. It waits for no casefile: who has locked one may be waiting for the organisation.
create function dspt.count_organisation() returns trigger language plpgsql as $$
declare
  seen_before constant text := coalesce(current_setting('dspt.national', true), '');
begin
  perform set_config('dspt.national', 'yes', true);
  insert into dspt.casefile_counts (cycle, stage, status, type, region, casefiles)
  select c.cycle, c.stage, c.status, moved.type, moved.region, moved.casefiles
  from dspt.casefiles c, (values (old.type, old.region, -1), (new.type, new.region, 1)) as moved (type, region, casefiles)
  where c.organisation = new.code and c.version > 0;
  update dspt.region_tasks set region = new.region where organisation = new.code;
  perform set_config('dspt.national', seen_before, true);
  return null;
end
$$;
create trigger counted_when_changed after update on dspt.organisations
  for each row when ((old.type, old.region) is distinct from (new.type, new.region))
  execute function dspt.count_organisation();

-- Each escalation that was ever proposed, with what lists show of it. Whether a proposal has lapsed follows from the
-- guidance of the day, and is not stored.
create table dspt.escalations (
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  milestone text not null,
  due_date date not null,
  proposed_on date not null,
  state text not null check (state in ('proposed', 'declined', 'confirmed', 'decided')),
  reminders integer not null,
  region_asked_on date,
  last_contact_on date,
  answered_on date,
  answered_by text,
  answered_reason text,
  decision text,
  decided_on date,
  decided_by text,
  decided_reason text,
  enforcement_notices integer not null,
  primary key (organisation, cycle, milestone, due_date),
  foreign key (organisation, cycle) references dspt.casefiles,
  check ((answered_on is null) = (state = 'proposed')),
  check ((decided_on is null) = (state <> 'decided'))
);
comment on column dspt.escalations.reminders is 'sent to the organisation before it was proposed';
comment on column dspt.escalations.answered_on is 'when a reviewer or the lead confirmed or declined it';
comment on column dspt.escalations.decided_on is 'when the SRO last decided what follows';
create index escalations_longest_waiting_first on dspt.escalations (
  state, proposed_on, organisation, cycle, due_date, milestone
) include (last_contact_on);
alter table dspt.escalations enable row level security;
alter table dspt.escalations force row level security;
create policy seen_by_their_people on dspt.escalations using (
  (select current_setting('dspt.national', true) = 'yes')
  or organisation = any ((select string_to_array(current_setting('dspt.organisations', true), ','))::text[])
);
grant select, insert, update, delete on dspt.escalations to dspt_service;

-- What a region was asked to do about an organisation, as long as nothing recorded since has ended it. Whether something
-- is still missing also depends on the guidance of the day, so lists ask for that, and it is not stored.
create table dspt.region_tasks (
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  kind text not null check (kind in ('early-warning', 'not-received', 'help-requested', 'closed-unmet')),
  number integer not null,
  region text,
  since date not null,
  milestone text,
  due_date date,
  published_on date,
  last_contact_on date,
  asked_by text not null,
  reason text not null,
  primary key (organisation, cycle, kind, number),
  foreign key (organisation, cycle) references dspt.casefiles,
  check ((milestone is not null) = (kind = 'not-received')),
  check ((due_date is not null) = (kind = 'not-received'))
);
comment on column dspt.region_tasks.number is 'which request of its kind in the casefile, answered ones counted too';
comment on column dspt.region_tasks.region is 'that of the organisation, here for the index';
create index region_tasks_oldest_first on dspt.region_tasks (region, since, organisation);
alter table dspt.region_tasks enable row level security;
alter table dspt.region_tasks force row level security;
create policy seen_by_their_people on dspt.region_tasks using (
  (select current_setting('dspt.national', true) = 'yes')
  or organisation = any ((select string_to_array(current_setting('dspt.organisations', true), ','))::text[])
);
grant select, insert, update, delete on dspt.region_tasks to dspt_service;
create index organisations_by_region on dspt.organisations (region, code);
