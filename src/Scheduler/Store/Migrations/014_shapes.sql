-- How each delivery came (columns, types, encoding, counts), so that the next one is compared with it, and what was found different.
create table raw_shape (
    delivery_id  text not null references raw_delivery (delivery_id) on delete cascade,
    dataset      text not null,
    series       text not null,                     -- batch of a file, path of an interface: what comes again under the same name is compared
    rows         bigint not null,
    quarantined  bigint not null,
    shape        jsonb not null,
    primary key (delivery_id, dataset)
);
create index raw_shape_series on raw_shape (dataset, series);

create table raw_drift (
    delivery_id    text not null references raw_delivery (delivery_id) on delete cascade,
    position       integer not null,
    dataset        text not null,
    kind           text not null,
    message        text not null,
    is_structural  boolean not null,
    primary key (delivery_id, position)
);
