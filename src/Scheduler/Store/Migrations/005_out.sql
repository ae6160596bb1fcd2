-- Assessments. Of each cycle there is one: a draft that scoring replaces, until it is frozen and nothing may replace it.
create table out_scheme (
    scheme_hash  char(64) primary key,
    files        jsonb not null                     -- path → text: a frozen cycle never reads newer files
);

create table out_assessment (
    run_id       text primary key references run_run (run_id),
    cycle        integer not null unique,
    status       text not null check (status in ('counted', 'trial')),
    scheme_hash  char(64) not null references out_scheme (scheme_hash),
    input_hash   char(64) not null,
    made_at      timestamptz not null,
    frozen_at    timestamptz,
    frozen_by    text,
    frozen_reason text,
    check ((frozen_at is null) = (frozen_reason is null))
);

create table out_population (
    run_id        text not null references out_assessment (run_id) on delete cascade,
    kind          text not null,
    n             integer not null,
    k             integer not null,
    cut           numeric,
    is_too_small  boolean not null,
    primary key (run_id, kind)
);

create table out_unit (
    run_id         text not null references out_assessment (run_id) on delete cascade,
    entry_id       text not null,
    kind           text not null,
    position       integer not null,
    state          text not null,
    state_reason   text,
    total          numeric,
    published      numeric,
    rank           integer,
    tied           integer,
    is_bottom      boolean,
    streak         integer,
    streak_note    text,
    level          text not null,
    is_incomplete  boolean not null,
    primary key (run_id, entry_id),
    check ((state = 'ranked') = (rank is not null))
);

create table out_contribution (
    run_id       text not null,
    entry_id     text not null,
    position     integer not null,
    indicator    text not null,
    dimension    text not null,
    state        text not null,
    weight       numeric(20, 10) not null check (weight >= 0 and weight <= 100),
    points       numeric(20, 10) not null check (points >= 0 and points <= 100),
    value        numeric,
    lead         numeric,
    base         numeric,
    benchmark    text,
    is_doubtful  boolean not null,
    products     jsonb,
    origin       jsonb,
    primary key (run_id, entry_id, position),
    foreign key (run_id, entry_id) references out_unit (run_id, entry_id) on delete cascade
);

create table out_benchmark (
    run_id     text not null references out_assessment (run_id) on delete cascade,
    position   integer not null,
    kind       text not null,
    indicator  text not null,
    sector     text,
    tier       text,
    lead       numeric not null,
    base       numeric not null,
    source     text not null,
    units      integer,
    note       text,
    primary key (run_id, position)
);

create table out_veto (
    run_id    text not null,
    entry_id  text not null,
    position  integer not null,
    rule_id   text not null,
    outcome   text not null,
    reason    text not null,
    event     jsonb not null,
    primary key (run_id, entry_id, position),
    foreign key (run_id, entry_id) references out_unit (run_id, entry_id) on delete cascade
);

create table out_finding (
    run_id    text not null,
    entry_id  text not null,
    position  integer not null,
    finding   jsonb not null,
    primary key (run_id, entry_id, position),
    foreign key (run_id, entry_id) references out_unit (run_id, entry_id) on delete cascade
);

create table out_report (
    run_id   text not null references out_assessment (run_id) on delete cascade,
    edition  text not null,
    path     text not null,
    sha256   char(64) not null,
    bytes    bigint not null,
    primary key (run_id, edition, path)
);

-- A frozen assessment is final in the database too, not only in the program: neither its head nor any row below it changes.
create function out_refuse_frozen() returns trigger language plpgsql as $$
begin
    if old.frozen_at is not null then
        raise exception 'assessment % of cycle % is frozen', old.run_id, old.cycle using errcode = 'GB006';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger out_assessment_frozen before update or delete on out_assessment for each row execute function out_refuse_frozen();

-- Per statement, with the rows it touched, so that saving an assessment asks once per table and not once per row.
-- When a draft is deleted its head is gone before its rows are, and nothing is found.
create function out_refuse_frozen_rows() returns trigger language plpgsql as $$
declare
    frozen text;
begin
    select a.run_id into frozen from out_assessment a
    where a.frozen_at is not null and a.run_id in (select run_id from touched) limit 1;
    if frozen is not null then
        raise exception 'assessment % is frozen: % of % refused', frozen, lower(tg_op), tg_table_name using errcode = 'GB006';
    end if;
    return null;
end $$;

-- An update names the old rows and the new ones: a row may be moved neither out of a frozen assessment nor into one.
create function out_refuse_frozen_update() returns trigger language plpgsql as $$
begin
    if exists (
        select from out_assessment a
        where a.frozen_at is not null and a.run_id in (select run_id from touched union select run_id from made)) then
        raise exception 'a frozen assessment is not updated: % refused', tg_table_name using errcode = 'GB006';
    end if;
    return null;
end $$;

-- TRUNCATE passes row triggers by.
create function out_refuse_truncate() returns trigger language plpgsql as $$
begin
    if exists (select from out_assessment where frozen_at is not null) then
        raise exception 'there are frozen assessments: truncate of % refused', tg_table_name using errcode = 'GB006';
    end if;
    return null;
end $$;
create trigger out_assessment_truncate before truncate on out_assessment for each statement execute function out_refuse_truncate();

do $$
declare
    child text;
begin
    foreach child in array array['out_population', 'out_unit', 'out_contribution', 'out_benchmark', 'out_veto', 'out_finding'] loop
        execute format('create trigger %1$s_frozen_insert after insert on %1$I referencing new table as touched for each statement execute function out_refuse_frozen_rows()', child);
        execute format('create trigger %1$s_frozen_delete after delete on %1$I referencing old table as touched for each statement execute function out_refuse_frozen_rows()', child);
        execute format('create trigger %1$s_frozen_update after update on %1$I referencing old table as touched new table as made for each statement execute function out_refuse_frozen_update()', child);
        execute format('create trigger %1$s_truncate before truncate on %1$I for each statement execute function out_refuse_truncate()', child);
    end loop;
end $$;

-- A scheme is known by its hash: its files never change.
create function out_refuse_update() returns trigger language plpgsql as $$
begin
    raise exception 'scheme % is stored under its hash and never changes', old.scheme_hash using errcode = 'GB006';
end $$;
create trigger out_scheme_fixed before update on out_scheme for each row execute function out_refuse_update();
