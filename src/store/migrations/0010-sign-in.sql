-- Signing in without a password, and who may act as what. Nothing that lets anybody in is kept as it is: only its hash.

alter table dspt.sessions add id uuid not null default gen_random_uuid() unique;
alter table dspt.sessions add began_by text not null default 'demo'
  check (began_by in ('demo', 'single-sign-on', 'mail-link', 'mail-link-and-code'));
comment on column dspt.sessions.id is 'names it in its person’s list; it opens nothing';

-- What is asked for and tried, so that limits hold over all processes. Gone after a day.
create table dspt.sign_in_tries (
  kind text not null check (kind in ('link-to-address', 'link-from-network', 'single-sign-on-from-network', 'second-factor')),
  key_hash dspt.sha256 not null,
  tried_at timestamptz not null
);
create index sign_in_tries_by_key on dspt.sign_in_tries (kind, key_hash, tried_at);

-- An address somebody typed, until it is looked up: whether anybody has it, the page that asked never knows.
create table dspt.sign_in_requests (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  next text not null,
  asked_at timestamptz not null
);

-- Letters with a one-time link. Each is used once, however many copies of it were delivered.
create table dspt.sign_in_letters (
  letter uuid primary key references dspt.letters,
  person uuid not null references dspt.people,
  next text not null,
  asked_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_letters_by_person on dspt.sign_in_letters (person);

-- The token is made while its letter is handed over, and is nowhere else than in what was sent.
create table dspt.sign_in_links (
  token_hash dspt.sha256 primary key,
  letter uuid not null references dspt.sign_in_letters on delete cascade
);
create index sign_in_links_by_letter on dspt.sign_in_links (letter);

-- Sent away to a provider and not back yet. Taken out when it comes back, so each works once.
create table dspt.sign_in_journeys (
  state_hash dspt.sha256 primary key,
  browser_hash dspt.sha256 not null,
  nonce text not null,
  verifier text not null,
  next text not null,
  begun_at timestamptz not null
);

-- Whom the provider's subjects are: an address may pass to somebody else, a subject never does.
create table dspt.identities (
  issuer text not null,
  subject text not null,
  person uuid not null references dspt.people,
  first_seen_at timestamptz not null,
  primary key (issuer, subject),
  unique (person, issuer)
);

-- A used link whose person still owes a code. No session yet.
create table dspt.half_sign_ins (
  token_hash dspt.sha256 primary key,
  person uuid not null references dspt.people,
  next text not null,
  begun_at timestamptz not null
);
create index half_sign_ins_by_person on dspt.half_sign_ins (person);

create table dspt.second_factors (
  person uuid primary key references dspt.people,
  secret text not null,
  begun_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint,
  recovery text[] not null default '{}'
);
comment on column dspt.second_factors.last_step is 'the half minute of the last code that was taken: it and those before are refused';
comment on column dspt.second_factors.recovery is 'sha256 of each recovery code not used yet';

-- Who was let in as what, by whom and when. Never changed: there is no grant for it.
create table dspt.people_events (
  id bigint generated always as identity primary key,
  person uuid not null references dspt.people,
  type text not null check (type in ('invited', 'role-given', 'role-taken', 'removed', 'brought-back', 'second-factor-removed')),
  role text,
  organisation dspt.ods_code references dspt.organisations,
  region text references dspt.regions,
  by_person uuid references dspt.people,
  by_name text not null,
  on_day date not null,
  recorded_at timestamptz not null,
  check ((role is not null) = (type in ('role-given', 'role-taken')))
);
create index people_events_by_person on dspt.people_events (person, id);
create index people_events_by_organisation on dspt.people_events (organisation, id) where organisation is not null;

alter table dspt.people_events enable row level security;
alter table dspt.people_events force row level security;
create policy seen_by_their_people on dspt.people_events using (
  (select current_setting('dspt.national', true) = 'yes')
  or organisation = any ((select string_to_array(current_setting('dspt.organisations', true), ','))::text[])
);

create index appointments_by_role on dspt.appointments (role);

grant select, insert on dspt.sign_in_tries, dspt.sign_in_requests, dspt.sign_in_links, dspt.sign_in_letters,
  dspt.sign_in_journeys, dspt.identities, dspt.half_sign_ins, dspt.second_factors, dspt.people_events to dspt_service;
grant update on dspt.sign_in_letters, dspt.second_factors to dspt_service;
grant delete on dspt.sign_in_tries, dspt.sign_in_requests, dspt.sign_in_links, dspt.sign_in_letters,
  dspt.sign_in_journeys, dspt.identities, dspt.half_sign_ins, dspt.second_factors to dspt_service;
