-- The run ledger: permanent, and independent of the history that the job scheduler keeps for a day.
create table run_run (
    run_id       text primary key,                  -- R2025-03: cycle and sequence
    cycle        integer not null check (cycle between 2016 and 2100),
    sequence     integer not null check (sequence > 0),
    kind         text not null,                     -- run, ingest, reconcile, score, report, freeze
    state        text not null check (state in ('running', 'done', 'findings', 'failed', 'cancelled', 'interrupted')),
    attempt      integer not null default 1,
    started_at   timestamptz not null,
    ended_at     timestamptz,
    host         text not null,
    process_id   integer not null,
    who          text not null,
    reason       text,
    scheme_hash  text,
    input_hash   text,
    error_code   text,
    error        text,
    unique (cycle, sequence)
);

-- One active run per cycle, whatever any lock says.
create unique index run_run_one_active on run_run (cycle) where state = 'running';

create table run_step (
    run_id      text not null references run_run (run_id),
    number      integer not null,
    step        text not null,
    state       text not null check (state in ('running', 'done', 'failed')),
    started_at  timestamptz not null,
    ended_at    timestamptz,
    counts      jsonb not null default '{}',
    primary key (run_id, number)
);

-- Decisions and other acts of people: appended, never edited.
create table audit_act (
    act_id   bigint generated always as identity primary key,
    at       timestamptz not null,
    who      text not null,
    act      text not null,
    cycle    integer,
    subject  text,
    reason   text not null,
    detail   jsonb not null default '{}'
);
