-- How long things are kept is the operator's to say. What is removed leaves a trace that says so, and no more.

alter table dspt.letters add removed_at timestamptz;
comment on column dspt.letters.removed_at is 'when its words and its address were removed, its time being over';

alter table dspt.mailbox add removed_at timestamptz;
comment on column dspt.mailbox.removed_at is 'when its subject and sender were removed, its time being over';

-- A casefile is removed by the owner alone. Its last hash stays: anchors that name it still agree with what was there.
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
