-- Generated from the migrations, for reading: `WRITE_DOCS=1 npm test` writes it anew.

create domain dspt.cycle as text CHECK ((VALUE ~ '^\d{4}-\d{2}$'::text));

create domain dspt.ods_code as text CHECK ((VALUE ~ '^[A-Z0-9]{3,6}$'::text));

create domain dspt.sha256 as text CHECK ((VALUE ~ '^[0-9a-f]{64}$'::text));

CREATE OR REPLACE FUNCTION dspt.count_casefile()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION dspt.count_organisation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$
;

create table dspt.anchors (
  sequence integer not null,
  day date not null,
  made_at timestamp with time zone not null,
  heads jsonb not null,
  previous_root dspt.sha256 not null,
  root dspt.sha256 not null,
  CHECK ((sequence >= 1)),
  PRIMARY KEY (sequence)
);
grant insert, select on dspt.anchors to dspt_service;
comment on column dspt.anchors.heads is 'of each casefile changed since the previous anchor: cycle, organisation, version, hash';

create table dspt.announcement_events (
  announcement uuid not null,
  version integer not null,
  type text not null,
  content jsonb not null,
  by_person uuid not null,
  by_name text not null,
  on_day date not null,
  recorded_at timestamp with time zone not null,
  CHECK ((type = ANY (ARRAY['added'::text, 'changed'::text, 'ended'::text]))),
  FOREIGN KEY (announcement) REFERENCES dspt.announcements(id),
  FOREIGN KEY (by_person) REFERENCES dspt.people(id),
  PRIMARY KEY (announcement, version)
);
grant insert, select on dspt.announcement_events to dspt_service;
comment on column dspt.announcement_events.content is 'the whole announcement as it was from then on';

create table dspt.announcements (
  id uuid default gen_random_uuid() not null,
  version integer default 1 not null,
  title text not null,
  body text not null,
  link text,
  day date,
  time_of_day text default ''::text not null,
  from_day date not null,
  until_day date not null,
  cycle dspt.cycle not null,
  audience text not null,
  ended_on date,
  CHECK (((time_of_day = ''::text) OR (day IS NOT NULL))),
  CHECK ((audience = ANY (ARRAY['everyone'::text, 'trusts'::text, 'organisations'::text]))),
  CHECK ((link ~~ 'https://%'::text)),
  CHECK ((title <> ''::text)),
  CHECK ((until_day >= day)),
  CHECK ((until_day >= from_day)),
  PRIMARY KEY (id)
);
CREATE INDEX announcements_by_days ON dspt.announcements USING btree (until_day, from_day) WHERE (ended_on IS NULL);
grant insert, select, update on dspt.announcements to dspt_service;
comment on column dspt.announcements.until_day is 'the last day it is shown';
comment on column dspt.announcements.ended_on is 'from this day it is no longer shown, whatever until_day says';

create table dspt.appointments (
  person uuid not null,
  role text not null,
  organisation dspt.ods_code,
  region text,
  CHECK (((organisation IS NOT NULL) = (role = ANY (ARRAY['editor'::text, 'siro'::text, 'organisation-administrator'::text, 'reader'::text])))),
  CHECK (((region IS NOT NULL) = (role = ANY (ARRAY['regional-security-lead'::text, 'rdt-team'::text])))),
  CHECK ((num_nonnulls(organisation, region) <= 1)),
  FOREIGN KEY (organisation) REFERENCES dspt.organisations(code),
  FOREIGN KEY (person) REFERENCES dspt.people(id),
  FOREIGN KEY (region) REFERENCES dspt.regions(code),
  UNIQUE NULLS NOT DISTINCT (person, role, organisation, region)
);
CREATE INDEX appointments_by_role ON dspt.appointments USING btree (role);
CREATE INDEX appointments_organisation_idx ON dspt.appointments USING btree (organisation);
grant delete, insert, select on dspt.appointments to dspt_service;

create table dspt.approved_items (
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  evidence text not null,
  sent_on date not null,
  approved_on date not null,
  item jsonb not null,
  FOREIGN KEY (organisation, cycle) REFERENCES dspt.casefiles(organisation, cycle),
  PRIMARY KEY (organisation, cycle, evidence)
);
CREATE INDEX approved_items_newest_first ON dspt.approved_items USING btree (cycle, evidence, approved_on DESC, organisation);
alter table dspt.approved_items enable row level security;
alter table dspt.approved_items force row level security;
create policy seen_by_their_people on dspt.approved_items for all using ((( SELECT (current_setting('dspt.national'::text, true) = 'yes'::text)) OR ((organisation)::text = ANY (( SELECT string_to_array(current_setting('dspt.organisations'::text, true), ','::text) AS string_to_array)::text[]))));
grant delete, insert, select, update on dspt.approved_items to dspt_service;

create table dspt.attachments (
  id uuid not null,
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  evidence text not null,
  name text not null,
  kind text not null,
  bytes integer not null,
  sha256 dspt.sha256 not null,
  stored_in text not null,
  content bytea,
  attached_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  CHECK (((erased_at IS NOT NULL) OR ((content IS NOT NULL) = (stored_in = 'database'::text)))),
  CHECK (((erased_at IS NULL) OR ((content IS NULL) AND (name = ''::text)))),
  CHECK ((bytes >= 1)),
  CHECK ((char_length(name) <= 120)),
  CHECK ((kind = ANY (ARRAY['pdf'::text, 'png'::text, 'jpeg'::text, 'docx'::text, 'xlsx'::text, 'pptx'::text]))),
  CHECK ((octet_length(content) = bytes)),
  CHECK ((stored_in = ANY (ARRAY['database'::text, 'folder'::text]))),
  FOREIGN KEY (organisation, cycle) REFERENCES dspt.casefiles(organisation, cycle),
  PRIMARY KEY (id)
);
CREATE INDEX attachments_of_a_casefile ON dspt.attachments USING btree (organisation, cycle);
alter table dspt.attachments enable row level security;
alter table dspt.attachments force row level security;
create policy seen_by_their_people on dspt.attachments for all using ((( SELECT (current_setting('dspt.national'::text, true) = 'yes'::text)) OR ((organisation)::text = ANY (( SELECT string_to_array(current_setting('dspt.organisations'::text, true), ','::text) AS string_to_array)::text[]))));
grant insert, select on dspt.attachments to dspt_service;
comment on column dspt.attachments.content is 'null where it is stored in a folder or was erased';

create table dspt.calendars (
  person uuid not null,
  token_hash dspt.sha256 not null,
  made_on date not null,
  FOREIGN KEY (person) REFERENCES dspt.people(id),
  PRIMARY KEY (person),
  UNIQUE (token_hash)
);
grant delete, insert, select, update on dspt.calendars to dspt_service;

create table dspt.casefile_counts (
  cycle dspt.cycle not null,
  stage text not null,
  status text not null,
  type text not null,
  region text,
  casefiles integer not null,
  CHECK ((casefiles <> 0))
);
CREATE INDEX casefile_counts_by_cycle ON dspt.casefile_counts USING btree (cycle);
alter table dspt.casefile_counts enable row level security;
alter table dspt.casefile_counts force row level security;
create policy added_by_everybody on dspt.casefile_counts for insert with check (true);
create policy seen_nationally on dspt.casefile_counts for select using (( SELECT (current_setting('dspt.national'::text, true) = 'yes'::text)));
create policy summed_nationally on dspt.casefile_counts for delete using (( SELECT (current_setting('dspt.national'::text, true) = 'yes'::text)));
grant delete, insert, select on dspt.casefile_counts to dspt_service;
comment on table dspt.casefile_counts is 'of casefiles with an event; no count is shown to an organisation or the public';

create table dspt.casefile_events (
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  version integer not null,
  type text not null,
  payload jsonb not null,
  by_person uuid,
  by_name text not null,
  by_role text not null,
  on_day date not null,
  recorded_at timestamp with time zone not null,
  guidance_version text not null,
  previous_hash dspt.sha256 not null,
  hash dspt.sha256 not null,
  CHECK ((version >= 1)),
  FOREIGN KEY (organisation, cycle) REFERENCES dspt.casefiles(organisation, cycle) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (organisation, cycle, version)
);
CREATE INDEX casefile_events_of_referrals ON dspt.casefile_events USING btree (organisation, cycle, version) WHERE (type = 'plan-referred-to-sro'::text);
CREATE INDEX casefile_events_of_regions ON dspt.casefile_events USING btree (organisation, cycle, version) WHERE (type = ANY (ARRAY['early-warning-given'::text, 'region-help-requested'::text, 'support-recorded'::text, 'assessment-published'::text]));
alter table dspt.casefile_events enable row level security;
alter table dspt.casefile_events force row level security;
create policy seen_by_their_people on dspt.casefile_events for all using ((( SELECT (current_setting('dspt.national'::text, true) = 'yes'::text)) OR ((organisation)::text = ANY (( SELECT string_to_array(current_setting('dspt.organisations'::text, true), ','::text) AS string_to_array)::text[]))));
grant insert, select on dspt.casefile_events to dspt_service;

create table dspt.casefiles (
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  version integer not null,
  status text not null,
  status_since date,
  published_on date,
  stage text not null,
  stage_since date,
  items integer default 0 not null,
  outstanding integer default 0 not null,
  latest_completion date,
  findings integer default 0 not null,
  last_update_on date,
  referred_to_sro boolean default false not null,
  timetable_state jsonb,
  escalated boolean default false not null,
  anchored_version integer default 0 not null,
  CHECK ((status = ANY (ARRAY['not-published'::text, 'standards-not-met'::text, 'approaching-standards'::text, 'standards-met'::text, 'standards-exceeded'::text]))),
  CHECK ((version >= 0)),
  FOREIGN KEY (organisation) REFERENCES dspt.organisations(code),
  PRIMARY KEY (organisation, cycle)
);
CREATE INDEX casefiles_by_day ON dspt.casefiles USING btree (cycle, stage_since, organisation);
CREATE INDEX casefiles_by_organisation ON dspt.casefiles USING btree (cycle, organisation) WHERE (version > 0);
CREATE INDEX casefiles_cycle_stage_stage_since_organisation_idx ON dspt.casefiles USING btree (cycle, stage, stage_since, organisation);
CREATE INDEX casefiles_waiting_first ON dspt.casefiles USING btree (cycle, ((stage <> ALL (ARRAY['awaiting-review'::text, 'awaiting-confirmation'::text]))), stage_since, organisation);
alter table dspt.casefiles enable row level security;
alter table dspt.casefiles force row level security;
create policy seen_by_their_people on dspt.casefiles for all using ((( SELECT (current_setting('dspt.national'::text, true) = 'yes'::text)) OR ((organisation)::text = ANY (( SELECT string_to_array(current_setting('dspt.organisations'::text, true), ','::text) AS string_to_array)::text[]))));
CREATE TRIGGER counted_when_added AFTER INSERT ON dspt.casefiles FOR EACH ROW WHEN ((new.version > 0)) EXECUTE FUNCTION dspt.count_casefile();
CREATE TRIGGER counted_when_moved AFTER UPDATE ON dspt.casefiles FOR EACH ROW WHEN (((((old.version > 0) IS DISTINCT FROM (new.version > 0)) OR (old.stage IS DISTINCT FROM new.stage)) OR (old.status IS DISTINCT FROM new.status))) EXECUTE FUNCTION dspt.count_casefile();
CREATE TRIGGER counted_when_removed AFTER DELETE ON dspt.casefiles FOR EACH ROW WHEN ((old.version > 0)) EXECUTE FUNCTION dspt.count_casefile();
grant insert, select, update on dspt.casefiles to dspt_service;
comment on column dspt.casefiles.timetable_state is 'what the daily run needs, which reads all casefiles; made from the events like the rest of the summary, and null until then';
comment on column dspt.casefiles.anchored_version is 'the newest event whose hash is in an anchor';

create table dspt.cycle_events (
  cycle dspt.cycle not null,
  version integer not null,
  type text not null,
  payload jsonb not null,
  by_person uuid,
  by_name text not null,
  by_role text not null,
  on_day date not null,
  recorded_at timestamp with time zone not null,
  previous_hash dspt.sha256 not null,
  hash dspt.sha256 not null,
  CHECK ((version >= 1)),
  PRIMARY KEY (cycle, version)
);
grant insert, select on dspt.cycle_events to dspt_service;

create table dspt.daily_runs (
  day date not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  by_name text not null,
  casefiles integer default 0 not null,
  reminders integer default 0 not null,
  emails integer default 0 not null,
  PRIMARY KEY (day)
);
grant insert, select, update on dspt.daily_runs to dspt_service;

create table dspt.data_security_services (
  id uuid default gen_random_uuid() not null,
  name text not null,
  helps_with text not null,
  serves text[] not null,
  contact text not null,
  from_day date not null,
  until_day date,
  changed_by_name text not null,
  changed_on date not null,
  CHECK ((cardinality(serves) > 0)),
  CHECK ((contact <> ''::text)),
  CHECK ((helps_with <> ''::text)),
  CHECK ((name <> ''::text)),
  CHECK ((until_day >= from_day)),
  PRIMARY KEY (id),
  UNIQUE (name)
);
grant insert, select, update on dspt.data_security_services to dspt_service;
comment on column dspt.data_security_services.serves is 'evidence items (4.5.3), assertions (4.5) or whole standards (4)';
comment on column dspt.data_security_services.until_day is 'the last day it can be used; null while none is known';

create table dspt.drafts (
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  kind text not null,
  version integer not null,
  content jsonb not null,
  changed_by uuid,
  changed_by_name text not null,
  changed_at timestamp with time zone not null,
  CHECK ((kind = ANY (ARRAY['assessment'::text, 'plan'::text, 'review'::text]))),
  CHECK ((version >= 1)),
  FOREIGN KEY (organisation) REFERENCES dspt.organisations(code),
  PRIMARY KEY (organisation, cycle, kind)
);
alter table dspt.drafts enable row level security;
alter table dspt.drafts force row level security;
create policy seen_by_their_people on dspt.drafts for all using ((( SELECT (current_setting('dspt.national'::text, true) = 'yes'::text)) OR ((organisation)::text = ANY (( SELECT string_to_array(current_setting('dspt.organisations'::text, true), ','::text) AS string_to_array)::text[]))));
grant delete, insert, select, update on dspt.drafts to dspt_service;

create table dspt.escalations (
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  milestone text not null,
  due_date date not null,
  proposed_on date not null,
  state text not null,
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
  CHECK (((answered_on IS NULL) = (state = 'proposed'::text))),
  CHECK (((decided_on IS NULL) = (state <> 'decided'::text))),
  CHECK ((state = ANY (ARRAY['proposed'::text, 'declined'::text, 'confirmed'::text, 'decided'::text]))),
  FOREIGN KEY (organisation, cycle) REFERENCES dspt.casefiles(organisation, cycle),
  PRIMARY KEY (organisation, cycle, milestone, due_date)
);
CREATE INDEX escalations_longest_waiting_first ON dspt.escalations USING btree (state, proposed_on, organisation, cycle, due_date, milestone) INCLUDE (last_contact_on);
alter table dspt.escalations enable row level security;
alter table dspt.escalations force row level security;
create policy seen_by_their_people on dspt.escalations for all using ((( SELECT (current_setting('dspt.national'::text, true) = 'yes'::text)) OR ((organisation)::text = ANY (( SELECT string_to_array(current_setting('dspt.organisations'::text, true), ','::text) AS string_to_array)::text[]))));
grant delete, insert, select, update on dspt.escalations to dspt_service;
comment on column dspt.escalations.reminders is 'sent to the organisation before it was proposed';
comment on column dspt.escalations.answered_on is 'when a reviewer or the lead confirmed or declined it';
comment on column dspt.escalations.decided_on is 'when the SRO last decided what follows';

create table dspt.exemplars (
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  evidence text not null,
  agreed_on date not null,
  withdrawn_on date,
  FOREIGN KEY (organisation, cycle) REFERENCES dspt.casefiles(organisation, cycle),
  PRIMARY KEY (organisation, cycle, evidence)
);
alter table dspt.exemplars enable row level security;
alter table dspt.exemplars force row level security;
create policy seen_by_their_people on dspt.exemplars for all using ((( SELECT (current_setting('dspt.national'::text, true) = 'yes'::text)) OR ((organisation)::text = ANY (( SELECT string_to_array(current_setting('dspt.organisations'::text, true), ','::text) AS string_to_array)::text[]))));
grant insert, select, update on dspt.exemplars to dspt_service;

create table dspt.guidance_effects (
  proposal uuid not null,
  organisation dspt.ods_code not null,
  sequence integer not null,
  kind text not null,
  concerns text not null,
  what text not null,
  before text not null,
  after text not null,
  CHECK ((kind = ANY (ARRAY['changes'::text, 'appears'::text, 'withdrawn'::text]))),
  FOREIGN KEY (proposal) REFERENCES dspt.guidance_proposals(id),
  PRIMARY KEY (proposal, organisation, sequence)
);
alter table dspt.guidance_effects enable row level security;
alter table dspt.guidance_effects force row level security;
create policy seen_nationally on dspt.guidance_effects for all using (( SELECT (current_setting('dspt.national'::text, true) = 'yes'::text)));
grant delete, insert, select on dspt.guidance_effects to dspt_service;

create table dspt.guidance_proposals (
  id uuid default gen_random_uuid() not null,
  cycle dspt.cycle not null,
  state text default 'proposed'::text not null,
  content jsonb not null,
  proposed_by uuid not null,
  proposed_by_name text not null,
  proposed_on date not null,
  proposed_at timestamp with time zone not null,
  settled_by uuid,
  settled_by_name text,
  settled_on date,
  count_run integer default 0 not null,
  count_state text default 'none'::text not null,
  counted_for text default ''::text not null,
  counted integer default 0 not null,
  to_count integer default 0 not null,
  CHECK (((state <> 'issued'::text) OR (settled_by <> proposed_by))),
  CHECK (((state = 'proposed'::text) = (settled_by IS NULL))),
  CHECK ((count_state = ANY (ARRAY['none'::text, 'counting'::text, 'counted'::text]))),
  CHECK ((state = ANY (ARRAY['proposed'::text, 'issued'::text, 'withdrawn'::text]))),
  FOREIGN KEY (proposed_by) REFERENCES dspt.people(id),
  FOREIGN KEY (settled_by) REFERENCES dspt.people(id),
  PRIMARY KEY (id)
);
CREATE INDEX guidance_proposals_by_cycle ON dspt.guidance_proposals USING btree (cycle, proposed_at);
grant insert, select, update on dspt.guidance_proposals to dspt_service;
comment on column dspt.guidance_proposals.count_run is 'a count that finds another number here was overtaken by a newer one, and stops';
comment on column dspt.guidance_proposals.counted_for is 'the day and the guidance that it was counted for; it is counted again for any other';

create table dspt.identities (
  issuer text not null,
  subject text not null,
  person uuid not null,
  first_seen_at timestamp with time zone not null,
  FOREIGN KEY (person) REFERENCES dspt.people(id),
  PRIMARY KEY (issuer, subject),
  UNIQUE (person, issuer)
);
grant delete, insert, select on dspt.identities to dspt_service;

create table dspt.organisations (
  code dspt.ods_code not null,
  name text not null,
  type text not null,
  region text,
  opened date,
  closed date,
  successors text[] default '{}'::text[] not null,
  register_cycles text[] default '{}'::text[] not null,
  demo boolean default false not null,
  search_text text generated always as (((translate(lower(replace(name, '&'::text, 'and'::text)), '-''’.,()'::text, ' '::text) || ' '::text) || lower((code)::text))) stored not null,
  CHECK ((type = ANY (ARRAY['nhs-trust'::text, 'foundation-trust'::text, 'ccg'::text, 'csu'::text, 'local-authority'::text, 'dhsc-alb'::text, 'other'::text]))),
  FOREIGN KEY (region) REFERENCES dspt.regions(code),
  PRIMARY KEY (code)
);
CREATE INDEX organisations_by_region ON dspt.organisations USING btree (region, code);
CREATE INDEX organisations_by_successor ON dspt.organisations USING btree ((successors[1])) WHERE ((closed IS NOT NULL) AND (cardinality(successors) = 1));
CREATE INDEX organisations_in_register ON dspt.organisations USING btree (search_text) WHERE (NOT demo);
CREATE TRIGGER counted_when_changed AFTER UPDATE ON dspt.organisations FOR EACH ROW WHEN (((old.type IS DISTINCT FROM new.type) OR (old.region IS DISTINCT FROM new.region))) EXECUTE FUNCTION dspt.count_organisation();
grant insert, select, update on dspt.organisations to dspt_service;
comment on column dspt.organisations.register_cycles is 'cycles in whose public register the organisation is listed';
comment on column dspt.organisations.search_text is 'the name without punctuation and capitals, then the code';

create table dspt.outbox (
  id uuid default gen_random_uuid() not null,
  dedupe_key text not null,
  organisation dspt.ods_code,
  cycle dspt.cycle,
  kind text not null,
  to_person uuid,
  to_name text not null,
  to_email text not null,
  subject text not null,
  body text not null,
  on_day date not null,
  queued_at timestamp with time zone not null,
  state text default 'queued'::text not null,
  attempts integer default 0 not null,
  last_error text,
  sent_at timestamp with time zone,
  message_id text not null,
  in_reply_to text,
  removed_at timestamp with time zone,
  CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text, 'withdrawn'::text]))),
  FOREIGN KEY (organisation) REFERENCES dspt.organisations(code),
  PRIMARY KEY (id),
  UNIQUE (dedupe_key, to_email),
  UNIQUE (message_id)
);
CREATE INDEX outbox_newest_first ON dspt.outbox USING btree (queued_at DESC, id);
CREATE INDEX outbox_organisation_cycle_idx ON dspt.outbox USING btree (organisation, cycle);
CREATE INDEX outbox_state_queued_at_idx ON dspt.outbox USING btree (state, queued_at);
CREATE INDEX outbox_to_a_person ON dspt.outbox USING btree (to_person, queued_at DESC, id);
CREATE INDEX outbox_to_an_address ON dspt.outbox USING btree (to_email, queued_at) WHERE (kind ~~ 'mailbox-%'::text);
alter table dspt.outbox enable row level security;
alter table dspt.outbox force row level security;
create policy seen_by_their_people on dspt.outbox for all using ((( SELECT (current_setting('dspt.national'::text, true) = 'yes'::text)) OR ((organisation)::text = ANY (( SELECT string_to_array(current_setting('dspt.organisations'::text, true), ','::text) AS string_to_array)::text[])) OR (to_person = ( SELECT (NULLIF(current_setting('dspt.person'::text, true), ''::text))::uuid AS "nullif"))));
grant insert, select, update on dspt.outbox to dspt_service;
comment on column dspt.outbox.dedupe_key is 'what the email is for: whatever queues it again, each address gets it once';
comment on column dspt.outbox.state is 'withdrawn: what it asks for was done while it waited for the mail server';
comment on column dspt.outbox.in_reply_to is 'the message that it answers';
comment on column dspt.outbox.removed_at is 'when its text and address were removed, at the end of their retention period';

create table dspt.pending_reminders (
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  milestone text not null,
  due_date date not null,
  step text not null,
  to_email text not null,
  to_person uuid,
  to_name text not null,
  to_role text not null,
  recorded_on date not null,
  email uuid,
  discarded boolean default false not null,
  FOREIGN KEY (email) REFERENCES dspt.outbox(id),
  FOREIGN KEY (organisation, cycle, milestone, due_date, step) REFERENCES dspt.reminders(organisation, cycle, milestone, due_date, step),
  FOREIGN KEY (to_person) REFERENCES dspt.people(id),
  PRIMARY KEY (organisation, cycle, milestone, due_date, step, to_email)
);
CREATE INDEX pending_reminders_of_email ON dspt.pending_reminders USING btree (email) WHERE (email IS NOT NULL);
CREATE INDEX pending_reminders_waiting ON dspt.pending_reminders USING btree (to_email) WHERE ((email IS NULL) AND (NOT discarded));
alter table dspt.pending_reminders enable row level security;
alter table dspt.pending_reminders force row level security;
create policy seen_by_their_people on dspt.pending_reminders for all using ((( SELECT (current_setting('dspt.national'::text, true) = 'yes'::text)) OR ((organisation)::text = ANY (( SELECT string_to_array(current_setting('dspt.organisations'::text, true), ','::text) AS string_to_array)::text[]))));
grant insert, select, update on dspt.pending_reminders to dspt_service;
comment on column dspt.pending_reminders.to_role is 'a role in an organisation or a region, or action-owner: somebody without an account here';
comment on column dspt.pending_reminders.email is 'the email that it was written into; null while it waits';
comment on column dspt.pending_reminders.discarded is 'what it asks for was done or withdrawn before its email was written';

create table dspt.pending_sign_ins (
  token_hash dspt.sha256 not null,
  person uuid not null,
  next text not null,
  started_at timestamp with time zone not null,
  FOREIGN KEY (person) REFERENCES dspt.people(id),
  PRIMARY KEY (token_hash)
);
CREATE INDEX pending_sign_ins_by_person ON dspt.pending_sign_ins USING btree (person);
grant delete, insert, select on dspt.pending_sign_ins to dspt_service;

create table dspt.people (
  id uuid default gen_random_uuid() not null,
  name text not null,
  email text not null,
  demo boolean default false not null,
  removed_at timestamp with time zone,
  CHECK ((email = lower(email))),
  PRIMARY KEY (id),
  UNIQUE (email)
);
grant insert, select, update on dspt.people to dspt_service;

create table dspt.people_events (
  id bigint not null,
  person uuid not null,
  type text not null,
  role text,
  organisation dspt.ods_code,
  region text,
  by_person uuid,
  by_name text not null,
  on_day date not null,
  recorded_at timestamp with time zone not null,
  CHECK (((role IS NOT NULL) = (type = ANY (ARRAY['role-given'::text, 'role-taken'::text])))),
  CHECK ((type = ANY (ARRAY['invited'::text, 'role-given'::text, 'role-taken'::text, 'removed'::text, 'reinstated'::text, 'second-factor-removed'::text, 'new-account-let-in'::text]))),
  FOREIGN KEY (by_person) REFERENCES dspt.people(id),
  FOREIGN KEY (organisation) REFERENCES dspt.organisations(code),
  FOREIGN KEY (person) REFERENCES dspt.people(id),
  FOREIGN KEY (region) REFERENCES dspt.regions(code),
  PRIMARY KEY (id)
);
CREATE INDEX people_events_by_organisation ON dspt.people_events USING btree (organisation, id) WHERE (organisation IS NOT NULL);
CREATE INDEX people_events_by_person ON dspt.people_events USING btree (person, id);
alter table dspt.people_events enable row level security;
alter table dspt.people_events force row level security;
create policy seen_by_their_people on dspt.people_events for all using ((( SELECT (current_setting('dspt.national'::text, true) = 'yes'::text)) OR ((organisation)::text = ANY (( SELECT string_to_array(current_setting('dspt.organisations'::text, true), ','::text) AS string_to_array)::text[]))));
grant insert, select on dspt.people_events to dspt_service;

create table dspt.received_mail (
  id uuid default gen_random_uuid() not null,
  message_id text not null,
  content_hash dspt.sha256 not null,
  from_email text not null,
  from_name text not null,
  subject text not null,
  received_at timestamp with time zone not null,
  imported_at timestamp with time zone not null,
  outcome text not null,
  why text not null,
  person uuid,
  organisation dspt.ods_code,
  cycle dspt.cycle,
  upload uuid,
  answer_email uuid,
  source bytea,
  handled_at timestamp with time zone,
  handled_by uuid,
  handled_by_name text default ''::text not null,
  note text default ''::text not null,
  removed_at timestamp with time zone,
  CHECK (((handled_at IS NULL) = (handled_by IS NULL))),
  CHECK (((upload IS NOT NULL) = (outcome = 'waiting'::text))),
  CHECK ((from_email = lower(from_email))),
  CHECK ((message_id <> ''::text)),
  CHECK ((outcome = ANY (ARRAY['waiting'::text, 'cells-to-correct'::text, 'refused-workbook'::text, 'no-plan'::text, 'other-organisation'::text, 'no-workbook'::text, 'several-workbooks'::text, 'not-an-editor'::text, 'unknown-sender'::text, 'too-large'::text, 'unreadable'::text, 'automatic'::text]))),
  FOREIGN KEY (answer_email) REFERENCES dspt.outbox(id),
  FOREIGN KEY (handled_by) REFERENCES dspt.people(id),
  FOREIGN KEY (organisation) REFERENCES dspt.organisations(code),
  FOREIGN KEY (person) REFERENCES dspt.people(id),
  PRIMARY KEY (id),
  UNIQUE (message_id, content_hash)
);
CREATE INDEX received_mail_newest_first ON dspt.received_mail USING btree (received_at DESC, id);
alter table dspt.received_mail enable row level security;
alter table dspt.received_mail force row level security;
create policy seen_nationally on dspt.received_mail for all using (( SELECT (current_setting('dspt.national'::text, true) = 'yes'::text)));
grant insert, select, update on dspt.received_mail to dspt_service;
comment on column dspt.received_mail.message_id is 'as the message says, or made from its hash';
comment on column dspt.received_mail.content_hash is 'of everything below the header lines, which differ between two copies of one message';
comment on column dspt.received_mail.upload is 'the upload that it became; no longer in uploads once its person saved or discarded it';
comment on column dspt.received_mail.source is 'the whole message, until it is dealt with';
comment on column dspt.received_mail.removed_at is 'when its subject and sender were removed, at the end of their retention period';

create table dspt.region_tasks (
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  kind text not null,
  number integer not null,
  region text,
  since date not null,
  milestone text,
  due_date date,
  published_on date,
  last_contact_on date,
  asked_by text not null,
  reason text not null,
  CHECK (((due_date IS NOT NULL) = (kind = 'not-received'::text))),
  CHECK (((milestone IS NOT NULL) = (kind = 'not-received'::text))),
  CHECK ((kind = ANY (ARRAY['early-warning'::text, 'not-received'::text, 'help-requested'::text, 'closed-unmet'::text]))),
  FOREIGN KEY (organisation, cycle) REFERENCES dspt.casefiles(organisation, cycle),
  PRIMARY KEY (organisation, cycle, kind, number)
);
CREATE INDEX region_tasks_oldest_first ON dspt.region_tasks USING btree (region, since, organisation);
alter table dspt.region_tasks enable row level security;
alter table dspt.region_tasks force row level security;
create policy seen_by_their_people on dspt.region_tasks for all using ((( SELECT (current_setting('dspt.national'::text, true) = 'yes'::text)) OR ((organisation)::text = ANY (( SELECT string_to_array(current_setting('dspt.organisations'::text, true), ','::text) AS string_to_array)::text[]))));
grant delete, insert, select, update on dspt.region_tasks to dspt_service;
comment on column dspt.region_tasks.number is 'which request of its kind in the casefile, answered ones counted too';
comment on column dspt.region_tasks.region is 'that of the organisation, here for the index';

create table dspt.regions (
  code text not null,
  name text not null,
  CHECK ((code ~ '^Y\d\d$'::text)),
  PRIMARY KEY (code),
  UNIQUE (name)
);
grant insert, select on dspt.regions to dspt_service;

create table dspt.register_file_pages (
  file uuid not null,
  list text not null,
  page integer not null,
  entries json not null,
  CHECK ((list = ANY (ARRAY['problem'::text, 'left-out'::text, 'change'::text]))),
  FOREIGN KEY (file) REFERENCES dspt.register_files(id) ON DELETE CASCADE,
  PRIMARY KEY (file, list, page)
);
alter table dspt.register_file_pages enable row level security;
alter table dspt.register_file_pages force row level security;
create policy seen_nationally on dspt.register_file_pages for all using (( SELECT (current_setting('dspt.national'::text, true) = 'yes'::text)));
grant delete, insert, select on dspt.register_file_pages to dspt_service;

create table dspt.register_files (
  id uuid default gen_random_uuid() not null,
  person uuid not null,
  cycle dspt.cycle not null,
  observed_on date not null,
  source text not null,
  state text default 'waiting'::text not null,
  attempts integer default 0 not null,
  rows_read integer default 0 not null,
  content bytea,
  refusal text,
  result jsonb,
  uploaded_at timestamp with time zone not null,
  CHECK (((content IS NOT NULL) = (state = ANY (ARRAY['waiting'::text, 'reading'::text])))),
  CHECK (((refusal IS NOT NULL) = (state = 'refused'::text))),
  CHECK (((result IS NOT NULL) = (state = 'read'::text))),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'reading'::text, 'read'::text, 'refused'::text]))),
  FOREIGN KEY (person) REFERENCES dspt.people(id),
  PRIMARY KEY (id)
);
CREATE INDEX register_files_by_person ON dspt.register_files USING btree (person);
CREATE INDEX register_files_oldest_first ON dspt.register_files USING btree (uploaded_at);
alter table dspt.register_files enable row level security;
alter table dspt.register_files force row level security;
create policy seen_nationally on dspt.register_files for all using (( SELECT (current_setting('dspt.national'::text, true) = 'yes'::text)));
grant delete, insert, select, update on dspt.register_files to dspt_service;
comment on column dspt.register_files.attempts is 'how often a job began to read it: one that was killed begins again';
comment on column dspt.register_files.rows_read is 'how far the job has come, for the page that waits';
comment on column dspt.register_files.content is 'the file itself, packed by gzip, until it is read';

create table dspt.reminders (
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  milestone text not null,
  due_date date not null,
  step text not null,
  on_day date not null,
  FOREIGN KEY (organisation, cycle) REFERENCES dspt.casefiles(organisation, cycle),
  PRIMARY KEY (organisation, cycle, milestone, due_date, step)
);
CREATE INDEX reminders_by_day ON dspt.reminders USING btree (on_day, organisation);
alter table dspt.reminders enable row level security;
alter table dspt.reminders force row level security;
create policy seen_by_their_people on dspt.reminders for all using ((( SELECT (current_setting('dspt.national'::text, true) = 'yes'::text)) OR ((organisation)::text = ANY (( SELECT string_to_array(current_setting('dspt.organisations'::text, true), ','::text) AS string_to_array)::text[]))));
grant insert, select on dspt.reminders to dspt_service;
comment on column dspt.reminders.on_day is 'the day of the daily run that made it';

create table dspt.removed_casefiles (
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  version integer not null,
  hash dspt.sha256 not null,
  removed_at timestamp with time zone not null,
  CHECK ((version >= 1)),
  FOREIGN KEY (organisation) REFERENCES dspt.organisations(code),
  PRIMARY KEY (organisation, cycle, version)
);
alter table dspt.removed_casefiles enable row level security;
alter table dspt.removed_casefiles force row level security;
create policy seen_by_their_people on dspt.removed_casefiles for all using ((( SELECT (current_setting('dspt.national'::text, true) = 'yes'::text)) OR ((organisation)::text = ANY (( SELECT string_to_array(current_setting('dspt.organisations'::text, true), ','::text) AS string_to_array)::text[]))));
grant select on dspt.removed_casefiles to dspt_service;

create table dspt.request_counts (
  minute timestamp with time zone not null,
  key_hash dspt.sha256 not null,
  requests integer not null,
  CHECK ((requests >= 1)),
  PRIMARY KEY (minute, key_hash)
);
grant delete, insert, select, update on dspt.request_counts to dspt_service;
comment on table dspt.request_counts is 'of the last two minutes; a hash does not tell whose key it is';

create table dspt.second_factors (
  person uuid not null,
  secret text not null,
  started_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  last_step bigint,
  recovery text[] default '{}'::text[] not null,
  FOREIGN KEY (person) REFERENCES dspt.people(id),
  PRIMARY KEY (person)
);
grant delete, insert, select, update on dspt.second_factors to dspt_service;
comment on column dspt.second_factors.last_step is 'the half minute of the last code that was accepted: a code of that one or an earlier one is refused';
comment on column dspt.second_factors.recovery is 'sha256 of each recovery code that is not used yet';

create table dspt.sessions (
  token_hash dspt.sha256 not null,
  id uuid default gen_random_uuid() not null,
  person uuid not null,
  started_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  device text default ''::text not null,
  sign_in_method text default 'demo'::text not null,
  CHECK ((sign_in_method = ANY (ARRAY['demo'::text, 'single-sign-on'::text, 'mail-link'::text, 'mail-link-and-code'::text]))),
  FOREIGN KEY (person) REFERENCES dspt.people(id),
  PRIMARY KEY (token_hash),
  UNIQUE (id)
);
CREATE INDEX sessions_person_idx ON dspt.sessions USING btree (person);
grant delete, insert, select, update on dspt.sessions to dspt_service;
comment on column dspt.sessions.id is 'names it in its person’s list of sessions; nobody can sign in with it';

create table dspt.settings (
  name text not null,
  value text not null,
  PRIMARY KEY (name)
);
grant delete, insert, select, update on dspt.settings to dspt_service;
comment on table dspt.settings is 'what the service remembers between starts, such as the day of the demo';

create table dspt.sign_in_attempts (
  kind text not null,
  key_hash dspt.sha256 not null,
  attempted_at timestamp with time zone not null,
  CHECK ((kind = ANY (ARRAY['link-to-address'::text, 'link-from-network'::text, 'single-sign-on-from-network'::text, 'second-factor'::text])))
);
CREATE INDEX sign_in_attempts_by_key ON dspt.sign_in_attempts USING btree (kind, key_hash, attempted_at);
grant delete, insert, select on dspt.sign_in_attempts to dspt_service;

create table dspt.sign_in_emails (
  email uuid not null,
  person uuid not null,
  next text not null,
  requested_at timestamp with time zone not null,
  used_at timestamp with time zone,
  FOREIGN KEY (email) REFERENCES dspt.outbox(id),
  FOREIGN KEY (person) REFERENCES dspt.people(id),
  PRIMARY KEY (email)
);
CREATE INDEX sign_in_emails_by_person ON dspt.sign_in_emails USING btree (person);
grant delete, insert, select, update on dspt.sign_in_emails to dspt_service;

create table dspt.sign_in_links (
  token_hash dspt.sha256 not null,
  email uuid not null,
  FOREIGN KEY (email) REFERENCES dspt.sign_in_emails(email) ON DELETE CASCADE,
  PRIMARY KEY (token_hash)
);
CREATE INDEX sign_in_links_by_email ON dspt.sign_in_links USING btree (email);
grant delete, insert, select on dspt.sign_in_links to dspt_service;

create table dspt.sign_in_requests (
  id uuid default gen_random_uuid() not null,
  email text not null,
  next text not null,
  requested_at timestamp with time zone not null,
  PRIMARY KEY (id)
);
grant delete, insert, select on dspt.sign_in_requests to dspt_service;

create table dspt.single_sign_on_attempts (
  state_hash dspt.sha256 not null,
  browser_hash dspt.sha256 not null,
  nonce text not null,
  verifier text not null,
  next text not null,
  started_at timestamp with time zone not null,
  PRIMARY KEY (state_hash)
);
grant delete, insert, select on dspt.single_sign_on_attempts to dspt_service;

create table dspt.statuses (
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  from_day date not null,
  sequence integer not null,
  status text not null,
  published_on date,
  basis text not null,
  source text default ''::text not null,
  CHECK ((basis = ANY (ARRAY['decided'::text, 'observed'::text]))),
  CHECK ((status = ANY (ARRAY['not-published'::text, 'standards-not-met'::text, 'approaching-standards'::text, 'standards-met'::text, 'standards-exceeded'::text]))),
  FOREIGN KEY (organisation) REFERENCES dspt.organisations(code),
  PRIMARY KEY (organisation, cycle, from_day, basis, sequence)
);
CREATE INDEX statuses_latest_first ON dspt.statuses USING btree (cycle, organisation, from_day DESC, basis, sequence DESC) INCLUDE (status, published_on);
grant insert, select on dspt.statuses to dspt_service;

create table dspt.successions (
  id bigint not null,
  organisation dspt.ods_code not null,
  closed date,
  successors text[] not null,
  reason text not null,
  by_person uuid not null,
  by_name text not null,
  on_day date not null,
  recorded_at timestamp with time zone not null,
  CHECK (((closed IS NOT NULL) OR (cardinality(successors) = 0))),
  FOREIGN KEY (by_person) REFERENCES dspt.people(id),
  FOREIGN KEY (organisation) REFERENCES dspt.organisations(code),
  PRIMARY KEY (id)
);
CREATE INDEX successions_of_organisation ON dspt.successions USING btree (organisation, id);
grant insert, select on dspt.successions to dspt_service;
comment on table dspt.successions is 'public except the reasons; the newest of an organisation is copied to organisations';
comment on column dspt.successions.closed is 'its last day; null where it is open after all';

create table dspt.uploads (
  id uuid default gen_random_uuid() not null,
  organisation dspt.ods_code not null,
  cycle dspt.cycle not null,
  kind text not null,
  person uuid not null,
  content jsonb not null,
  uploaded_at timestamp with time zone not null,
  CHECK ((kind = ANY (ARRAY['plan'::text, 'assessment'::text]))),
  FOREIGN KEY (organisation) REFERENCES dspt.organisations(code),
  FOREIGN KEY (person) REFERENCES dspt.people(id),
  PRIMARY KEY (id)
);
CREATE INDEX uploads_by_person ON dspt.uploads USING btree (person);
CREATE INDEX uploads_oldest_first ON dspt.uploads USING btree (uploaded_at);
alter table dspt.uploads enable row level security;
alter table dspt.uploads force row level security;
create policy seen_by_their_people on dspt.uploads for all using ((( SELECT (current_setting('dspt.national'::text, true) = 'yes'::text)) OR ((organisation)::text = ANY (( SELECT string_to_array(current_setting('dspt.organisations'::text, true), ','::text) AS string_to_array)::text[]))));
grant delete, insert, select on dspt.uploads to dspt_service;
