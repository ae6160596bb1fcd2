-- A cycle may rank its units in one list or by sector, district or table (scheme.yaml, ranking.population): one row for each ranking.
alter table out_population drop constraint out_population_pkey;
alter table out_population add column name text not null default '';
alter table out_population add primary key (run_id, kind, name);
comment on column out_population.name is 'Sector, authority id or table that the ranking is for; empty for the whole list.';

alter table out_unit add column population text not null default '';
comment on column out_unit.population is 'Name of the ranking in out_population that the unit takes part in, or would if it were ranked.';
