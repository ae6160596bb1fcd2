-- The journal of these files. A migration that was released is never edited: a mistake is mended by the next one.
create table run_migration (
    number     integer     primary key,
    name       text        not null unique,
    sha256     text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    applied_at timestamptz not null default now()
);
comment on table run_migration is 'Which migrations this database has, and what they were.';
