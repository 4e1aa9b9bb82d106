-- Signing in without a password. No secret that lets anybody in is stored as it is: only its hash.

create table dspt.sessions (
  token_hash dspt.sha256 primary key,
  id uuid not null default gen_random_uuid() unique,
  person uuid not null references dspt.people,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  device text not null default '',
  sign_in_method text not null default 'demo'
    check (sign_in_method in ('demo', 'single-sign-on', 'mail-link', 'mail-link-and-code'))
);
comment on column dspt.sessions.id is 'names it in its person’s list of sessions; nobody can sign in with it';
create index on dspt.sessions (person);
grant select, insert, update, delete on dspt.sessions to dspt_service;

-- Each attempt, so that limits hold across all processes. Deleted after a day.
create table dspt.sign_in_attempts (
  kind text not null check (kind in ('link-to-address', 'link-from-network', 'single-sign-on-from-network', 'second-factor')),
  key_hash dspt.sha256 not null,
  attempted_at timestamptz not null
);
create index sign_in_attempts_by_key on dspt.sign_in_attempts (kind, key_hash, attempted_at);
grant select, insert, delete on dspt.sign_in_attempts to dspt_service;

-- An address that somebody typed, until a job looks it up: the page that took it must not know whether anybody has it.
create table dspt.sign_in_requests (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  next text not null,
  requested_at timestamptz not null
);
grant select, insert, delete on dspt.sign_in_requests to dspt_service;

-- Emails with a one-time link. Each can be used once, however many copies of it were delivered.
create table dspt.sign_in_emails (
  email uuid primary key references dspt.outbox,
  person uuid not null references dspt.people,
  next text not null,
  requested_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_emails_by_person on dspt.sign_in_emails (person);
grant select, insert, update, delete on dspt.sign_in_emails to dspt_service;

-- The token is made while its email is handed to the mail server, and is stored nowhere but in what was sent.
create table dspt.sign_in_links (
  token_hash dspt.sha256 primary key,
  email uuid not null references dspt.sign_in_emails on delete cascade
);
create index sign_in_links_by_email on dspt.sign_in_links (email);
grant select, insert, delete on dspt.sign_in_links to dspt_service;

-- Browsers sent to the identity provider and not back yet. Deleted when they come back, so each works once.
create table dspt.single_sign_on_attempts (
  state_hash dspt.sha256 primary key,
  browser_hash dspt.sha256 not null,
  nonce text not null,
  verifier text not null,
  next text not null,
  started_at timestamptz not null
);
grant select, insert, delete on dspt.single_sign_on_attempts to dspt_service;

-- Which person each of the provider's subjects is: an address may pass to somebody else, a subject never does.
create table dspt.identities (
  issuer text not null,
  subject text not null,
  person uuid not null references dspt.people,
  first_seen_at timestamptz not null,
  primary key (issuer, subject),
  unique (person, issuer)
);
grant select, insert, delete on dspt.identities to dspt_service;

-- A link was used, and its person must still give a code. Not a session yet.
create table dspt.pending_sign_ins (
  token_hash dspt.sha256 primary key,
  person uuid not null references dspt.people,
  next text not null,
  started_at timestamptz not null
);
create index pending_sign_ins_by_person on dspt.pending_sign_ins (person);
grant select, insert, delete on dspt.pending_sign_ins to dspt_service;

create table dspt.second_factors (
  person uuid primary key references dspt.people,
  secret text not null,
  started_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint,
  recovery text[] not null default '{}'
);
comment on column dspt.second_factors.last_step is
  'the half minute of the last code that was accepted: a code of that one or an earlier one is refused';
comment on column dspt.second_factors.recovery is 'sha256 of each recovery code that is not used yet';
grant select, insert, update, delete on dspt.second_factors to dspt_service;

-- Whose calendar an address shows. The address is a secret of its person, so only its hash is stored.
create table dspt.calendars (
  person uuid primary key references dspt.people,
  token_hash dspt.sha256 not null unique,
  made_on date not null
);
grant select, insert, update, delete on dspt.calendars to dspt_service;

-- How many requests each address and person made in a minute, across all processes. Not worth keeping after a crash.
create unlogged table dspt.request_counts (
  minute timestamptz not null,
  key_hash dspt.sha256 not null,
  requests integer not null check (requests >= 1),
  primary key (minute, key_hash)
);
comment on table dspt.request_counts is 'of the last two minutes; a hash does not tell whose key it is';
grant select, insert, update, delete on dspt.request_counts to dspt_service;
