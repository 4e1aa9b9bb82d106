-- What the public register is searched and ordered by: names as people type them, and statuses by day.

alter table dspt.organisations add search_text text not null generated always as (
  translate(lower(replace(name, '&', 'and')), '-''’.,()', ' ') || ' ' || lower(code)
) stored;
comment on column dspt.organisations.search_text is 'the name without marks and capitals, then the code';

create index organisations_in_register on dspt.organisations (search_text) where not demo;

create index statuses_latest_first on dspt.statuses (cycle, organisation, from_day desc, basis, sequence desc)
  include (status, published_on);

-- A register's file belongs to no single organisation while it waits to be confirmed.
alter table dspt.uploads alter column organisation drop not null;
alter table dspt.uploads add check ((organisation is null) = (kind = 'register'));
