-- What regions direct Trusts to: data security services, and organisations that agreed to be named as exemplars.

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

-- Who agreed to be named as an exemplar for what. It follows from the events of its casefile, in whose transaction it
-- is written.
create table dspt.exemplars (
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  evidence text not null,
  agreed_on date not null,
  withdrawn_on date,
  primary key (organisation, cycle, evidence),
  foreign key (organisation, cycle) references dspt.casefiles
);

alter table dspt.exemplars enable row level security;
alter table dspt.exemplars force row level security;
create policy seen_by_their_people on dspt.exemplars using (
  (select current_setting('dspt.national', true) = 'yes')
  or organisation = any ((select string_to_array(current_setting('dspt.organisations', true), ','))::text[])
);
grant select, insert, update on dspt.exemplars to dspt_service;

-- What a region reads of all its casefiles at once: what was told and asked, and what was done.
create index casefile_events_of_regions on dspt.casefile_events (organisation, cycle, version)
  where type in ('early-warning-given', 'region-asked', 'support-recorded', 'assessment-published');
