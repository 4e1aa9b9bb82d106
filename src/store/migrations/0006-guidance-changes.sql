-- Changes of guidance: proposed by one person, confirmed by another. Confirmed ones are events of their cycle.

create table dspt.guidance_proposals (
  id uuid primary key default gen_random_uuid(),
  cycle dspt.cycle not null,
  state text not null default 'proposed' check (state in ('proposed', 'issued', 'dropped')),
  content jsonb not null,
  proposed_by uuid not null references dspt.people,
  proposed_by_name text not null,
  proposed_on date not null,
  proposed_at timestamptz not null,
  settled_by uuid references dspt.people,
  settled_by_name text,
  settled_on date,
  -- How far counting what it would change has come; counted before it is confirmed, and once more when it is.
  count_run integer not null default 0,
  count_state text not null default 'none' check (count_state in ('none', 'counting', 'counted')),
  counted_for text not null default '',
  counted integer not null default 0,
  to_count integer not null default 0,
  constraint settled_by_somebody check ((state = 'proposed') = (settled_by is null)),
  constraint confirmed_by_another check (state <> 'issued' or settled_by <> proposed_by)
);
comment on column dspt.guidance_proposals.count_run is 'a count that finds another number here has been overtaken, and ends';
comment on column dspt.guidance_proposals.counted_for is 'the day and the guidance that it was counted for; counted anew for any other';
create index guidance_proposals_by_cycle on dspt.guidance_proposals (cycle, proposed_at);

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
create policy seen_nationally on dspt.guidance_effects using (
  (select current_setting('dspt.national', true) = 'yes')
);

grant select, insert, update on dspt.guidance_proposals to dspt_service;
grant select, insert, delete on dspt.guidance_effects to dspt_service;
