-- What arrived. The bytes lie in the landing folder under their SHA-256; the tables say what they are and that every row is accounted for.
create table raw_delivery (
    delivery_id  text primary key,                  -- 2025-market-02: cycle, source, sequence
    cycle        integer not null,
    source       text not null,
    sequence     integer not null,
    batch        text not null,
    dataset      text,                              -- of an interface; null for files, whose header says it
    digest       char(64) not null,                 -- SHA-256 over the documents' hashes: an unchanged delivery is not loaded twice
    received_at  timestamptz not null,
    run_id       text not null references run_run (run_id),
    unique (cycle, source, sequence),
    unique (cycle, source, digest)
);

create table raw_document (
    delivery_id  text not null references raw_delivery (delivery_id) on delete cascade,
    number       integer not null,
    file         text not null,
    sha256       char(64) not null,
    bytes        bigint not null,
    encoding     text not null,
    datasets     text[] not null,                   -- tables it had rows of
    rows         bigint not null,
    accepted     bigint not null,
    quarantined  bigint not null,
    duplicate    bigint not null,
    outside      bigint not null,
    normalised   bigint not null,
    warnings     jsonb not null default '[]',
    primary key (delivery_id, number),
    -- Nothing is lost: every row is in exactly one of the four.
    constraint raw_document_balance check (rows = accepted + quarantined + duplicate + outside),
    check (rows >= 0 and accepted >= 0 and quarantined >= 0 and duplicate >= 0 and outside >= 0)
);

create table raw_quarantine (
    delivery_id  text not null references raw_delivery (delivery_id) on delete cascade,
    number       integer not null,
    position     integer not null,
    dataset      text,
    origin       jsonb,
    code         text not null,
    message      text not null,
    column_name  text,
    value        text,
    advice       text,
    cells        jsonb not null,
    primary key (delivery_id, number, position)
);
