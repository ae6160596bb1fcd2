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

-- A frozen assessment is final in the database too, not only in the program.
create function out_refuse_frozen() returns trigger language plpgsql as $$
begin
    if old.frozen_at is not null then
        raise exception 'assessment % of cycle % is frozen', old.run_id, old.cycle using errcode = 'GB006';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger out_assessment_frozen before update or delete on out_assessment for each row execute function out_refuse_frozen();
