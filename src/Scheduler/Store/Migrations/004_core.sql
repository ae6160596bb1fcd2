-- Typed records of listed units, and what reconciliation made of them. Each cycle is a slice that its step replaces in one transaction.
create table core_record (
    delivery_id  text not null references raw_delivery (delivery_id) on delete cascade,
    number       integer not null,
    position     integer not null,
    dataset      text not null,
    sheet        text,
    row          integer not null,
    fields       jsonb not null,
    issues       jsonb,
    primary key (delivery_id, number, position)
);

create table core_alias (
    cycle       integer not null,
    entry_id    text not null,
    kind        text not null,
    value       text not null,
    valid_from  date,
    valid_to    date,
    source      text not null
);
create index core_alias_cycle on core_alias (cycle);

create table core_link (
    cycle        integer not null,
    delivery_id  text not null,
    file         text not null,
    sheet        text,
    row          integer not null,
    dataset      text not null,
    entry_id     text not null,
    tier         text not null,
    relation     text not null,
    explanation  text not null
);
create index core_link_entry on core_link (cycle, entry_id);

create table core_conflict (
    cycle          integer not null,
    number         integer not null,
    entry_id       text not null,
    field          text not null,
    winner         text not null,
    winner_origin  jsonb,
    loser          text not null,
    loser_origin   jsonb,
    rule           text not null,
    is_open        boolean not null,
    primary key (cycle, number)
);

create table core_review (
    cycle        integer not null,
    subject      text not null,
    question     text not null,
    candidates   text[] not null,
    origin       jsonb,
    explanation  text not null,
    primary key (cycle, subject)
);

create table core_decision (
    decision_id  bigint generated always as identity primary key,
    subject      text not null,
    entry_id     text,
    relation     text not null,
    who          text not null,
    reason       text not null,
    at           timestamptz not null
);

create table core_outside (
    cycle        integer not null,
    source       text not null,
    dataset      text not null,
    records      integer not null,
    primary key (cycle, source, dataset)
);

create table core_dossier (
    cycle            integer not null,
    entry_id         text not null,
    position         integer not null,
    kind             text not null check (kind in ('factory', 'park')),
    name             text not null,
    credit_code      text,
    site_code        text,
    authority_id     text,
    sector           text,
    industry_code    text,
    batch            text,
    listed_year      integer,
    former_names     text[] not null,
    merged_into      text,
    address          text,
    energy_tce       numeric check (energy_tce < 'Infinity'),
    standing         text not null,
    standing_reason  text,
    primary key (cycle, entry_id)
);

create table core_value (
    cycle      integer not null,
    entry_id   text not null,
    position   integer not null,
    indicator  text not null,
    product    text,
    value      numeric check (value < 'Infinity'),  -- refuses NaN too: it sorts above infinity
    state      text not null,
    parameter  numeric check (parameter < 'Infinity'),
    lead       numeric check (lead < 'Infinity'),
    base       numeric check (base < 'Infinity'),
    rival      numeric check (rival < 'Infinity'),
    note       text,
    origin     jsonb,
    primary key (cycle, entry_id, position),
    foreign key (cycle, entry_id) references core_dossier (cycle, entry_id) on delete cascade
);

create table core_event (
    cycle          integer not null,
    entry_id       text not null,
    position       integer not null,
    kind           text not null,
    date           date,
    description    text not null,
    end_date       date,
    due            date,
    grade          text,
    amount         numeric check (amount < 'Infinity'),
    status         text,
    document       text,
    is_other_site  boolean not null,
    origin         jsonb,
    primary key (cycle, entry_id, position),
    foreign key (cycle, entry_id) references core_dossier (cycle, entry_id) on delete cascade
);

create table core_issue (
    cycle        integer not null,
    position     integer not null,
    entry_id     text,                              -- null: about the cycle's data as a whole
    code         text not null,
    severity     text not null,
    message      text not null,
    column_name  text,
    value        text,
    advice       text,
    origin       jsonb,
    primary key (cycle, position)
);
