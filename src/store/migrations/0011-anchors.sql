-- What an insider could not rebuild unseen: each day's heads of all chains, chained themselves and kept outside as well.

alter table dspt.casefiles add anchored_version integer not null default 0;
comment on column dspt.casefiles.anchored_version is 'the newest event whose hash stands in an anchor';

create table dspt.anchors (
  sequence integer primary key check (sequence >= 1),
  day date not null,
  made_at timestamptz not null,
  heads jsonb not null,
  previous_root dspt.sha256 not null,
  root dspt.sha256 not null
);
comment on column dspt.anchors.heads is 'of each casefile changed since the anchor before: cycle, organisation, version, hash';

grant select, insert on dspt.anchors to dspt_service;
