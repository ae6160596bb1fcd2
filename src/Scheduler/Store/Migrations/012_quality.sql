-- Records of enterprises that looked like a listed unit's and are nobody's.
create table core_unmatched (
    cycle        integer not null,
    position     integer not null,
    source       text not null,
    dataset      text not null,
    name         text,
    credit_code  text,
    authority    text,
    origin       jsonb,
    primary key (cycle, position)
);

-- The tables of 数据质量与核对 as each run saw them: kept with the run, so that two runs can be compared.
create table run_quality (
    run_id    text not null references run_run (run_id),
    sheet     text not null,
    position  integer not null,
    row       json not null,                        -- json, not jsonb: the order of the columns is part of it
    primary key (run_id, sheet, position)
);
