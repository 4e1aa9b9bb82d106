-- Evidence of completion. That a file was attached stands in the events of its casefile, with its hash; here are its
-- name and its content, which can be erased.

create table dspt.attachments (
  id uuid primary key,
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  evidence text not null,
  name text not null check (char_length(name) <= 120),
  kind text not null check (kind in ('pdf', 'png', 'jpeg', 'docx', 'xlsx', 'pptx')),
  bytes integer not null check (bytes >= 1),
  sha256 dspt.sha256 not null,
  kept_in text not null check (kept_in in ('database', 'folder')),
  content bytea check (octet_length(content) = bytes),
  attached_at timestamptz not null,
  erased_at timestamptz,
  foreign key (organisation, cycle) references dspt.casefiles,
  check (erased_at is null or (content is null and name = '')),
  check (erased_at is not null or (content is not null) = (kept_in = 'database'))
);
comment on column dspt.attachments.content is 'null where it is kept in a folder or was erased';
create index attachments_of_a_casefile on dspt.attachments (organisation, cycle);
-- All these kinds are packed already.
alter table dspt.attachments alter column content set storage external;

alter table dspt.attachments enable row level security;
alter table dspt.attachments force row level security;
create policy seen_by_their_people on dspt.attachments using (
  (select current_setting('dspt.national', true) = 'yes')
  or organisation = any ((select string_to_array(current_setting('dspt.organisations', true), ','))::text[])
);

-- No more than erasing needs.
grant select, insert, update (name, content, erased_at) on dspt.attachments to dspt_service;
