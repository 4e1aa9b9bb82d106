-- How many requests each address and person made in a minute, over all processes. Worth nothing after a crash.
create unlogged table dspt.request_counts (
  minute timestamptz not null,
  key_hash dspt.sha256 not null,
  requests integer not null check (requests >= 1),
  primary key (minute, key_hash)
);
comment on table dspt.request_counts is 'of two minutes; who a key is of cannot be read from its hash';

grant select, insert, update, delete on dspt.request_counts to dspt_service;
