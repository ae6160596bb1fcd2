-- People's part in reconciliation: decisions with the data they rest on, mergers and splits, overrides, correction requests; what hangs on each open question;
-- and the facts and relations that reconciliation settles. What people do is only ever added to.

alter table core_decision
    add column fingerprint  text,                  -- SHA-256 of the identifying data it was made on; null: made before, holds always
    add column anchor       text,                  -- finds the record again when its name or code was put right
    add column basis        jsonb,                 -- record and units as the person saw them
    add column cycle        integer,
    add column run_id       text,                  -- run whose question it answers
    add column entered_by   text,                  -- who ran the program, where a workbook names another
    add column state        text not null default 'effective' check (state in ('proposed', 'effective'));
create index core_decision_subject on core_decision (subject, decision_id);

alter table core_link
    add column subject      text,
    add column fingerprint  text;
create index core_link_subject on core_link (subject) where subject is not null;

alter table core_review
    add column position     integer not null default 0,      -- the gravest first
    add column card         jsonb,
    add column effect       text not null default 'none' check (effect in ('none', 'score', 'state', 'flag')),
    add column delta        numeric not null default 0 check (delta < 'Infinity'),
    add column uncertainty  numeric not null default 1 check (uncertainty between 0 and 1),
    add column effect_text  text not null default '',
    add column run_id       text;

alter table core_conflict
    add column effect       text not null default 'none' check (effect in ('none', 'score', 'state', 'flag')),
    add column delta        numeric not null default 0 check (delta < 'Infinity'),
    add column effect_text  text not null default '';

-- One value per entry and field, with where it comes from and what else was stated.
create table core_fact (
    cycle        integer not null,
    entry_id     text not null,
    field        text not null,
    value        text not null,
    origin       jsonb,
    as_of        date,                              -- day that the fact is of, never the day of loading
    rule         text not null,
    rivals       jsonb not null,
    override_id  bigint,
    primary key (cycle, entry_id, field)
);

-- branch_of, site_of, member_of, renamed_from, merged_into, split_from: apart from who anybody is.
create table core_relation (
    cycle          integer not null,
    position       integer not null,
    from_entry_id  text,
    from_name      text not null,
    kind           text not null,
    to_entry_id    text,
    to_name        text not null,
    held_from      date,
    source         text not null,
    origin         jsonb,
    evidence       text not null,
    primary key (cycle, position),
    check (from_entry_id is not null or to_entry_id is not null)
);

-- Mergers, splits and the taking back of a merger, as events.
create table core_entry_change (
    change_id       bigint generated always as identity primary key,
    entry_id        text not null,
    kind            text not null check (kind in ('merged_into', 'restored', 'split_from')),
    other_entry_id  text,
    from_cycle      integer not null,
    held_from       date not null,
    before          jsonb not null,                 -- both entries as they stood
    after           jsonb not null,
    who             text not null,
    reason          text not null,
    state           text not null check (state in ('proposed', 'effective')),
    at              timestamptz not null
);

create table core_override (
    override_id  bigint generated always as identity primary key,
    entry_id     text not null,
    field        text not null,
    value        text,                              -- null: taken back
    until        date not null,
    who          text not null,
    reason       text not null,
    at           timestamptz not null
);

-- 校核纠错 (政务数据共享条例 第二十六条): one request per department and fact. What became of it are its steps.
create table core_correction (
    correction_id   text primary key,
    cycle           integer not null,
    source          text not null,
    entry_id        text not null,
    name            text not null,
    credit_code     text,
    field           text not null,
    our_value       text not null,
    their_value     text not null,
    evidence        text not null,
    their_place     text not null,                  -- delivery, file, sheet and row of what is asked to be corrected
    due             date not null,
    who             text not null,
    at              timestamptz not null,
    unique (cycle, source, entry_id, field, their_value)
);

create table core_correction_step (
    step_id        bigint generated always as identity primary key,
    correction_id  text not null references core_correction (correction_id),
    state          text not null check (state in ('draft', 'sent', 'answered', 'adopted', 'rejected')),
    answer         text,
    answer_value   text,
    who            text not null,
    entered_by     text not null,
    at             timestamptz not null
);
create index core_correction_step_of on core_correction_step (correction_id, step_id);

create function core_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is only ever added to: % refused', tg_table_name, lower(tg_op) using errcode = 'GB007';
end $$;

do $$
declare
    kept text;
begin
    foreach kept in array array['core_decision', 'core_entry_change', 'core_override', 'core_correction', 'core_correction_step'] loop
        execute format('create trigger %1$s_kept before update or delete on %1$I for each row execute function core_refuse_change()', kept);
        execute format('create trigger %1$s_truncate before truncate on %1$I for each statement execute function core_refuse_change()', kept);
    end loop;
end $$;
