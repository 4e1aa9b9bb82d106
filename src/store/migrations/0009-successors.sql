-- Which organisations closed, and into which others: what the lead recorded, so that open casefiles go on (reading 7).

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
comment on table dspt.successions is 'public but for its reasons; the newest of an organisation stands in organisations too';
comment on column dspt.successions.closed is 'its last day; null where it is open after all';
create index successions_of_organisation on dspt.successions (organisation, id);

grant select, insert on dspt.successions to dspt_service;
