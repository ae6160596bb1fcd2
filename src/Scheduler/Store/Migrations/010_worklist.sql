-- What people did about quarantined rows: appended, never edited. A corrected row moves from one side of its document's balance to the other; the row as it came stays.
create table raw_correction (
    correction_id    bigint generated always as identity primary key,
    delivery_id      text not null,
    number           integer not null,
    position         integer not null,
    action           text not null check (action in ('corrected', 'dismissed', 'reopened')),
    outcome          text check (outcome in ('accepted', 'duplicate', 'outside')),   -- of a corrected row
    record_position  integer,                                                       -- of the accepted record in core_record
    cells            jsonb,                                                         -- as corrected
    who              text not null,
    reason           text not null,
    at               timestamptz not null,
    run_id           text not null references run_run (run_id),
    foreign key (delivery_id, number, position) references raw_quarantine (delivery_id, number, position) on delete cascade,
    check ((action = 'corrected') = (outcome is not null)),
    check ((outcome is not distinct from 'accepted') = (record_position is not null))
);
create index raw_correction_row on raw_correction (delivery_id, number, position, correction_id);

-- The work list: each quarantined row with the last thing done about it.
create view raw_worklist as
select q.delivery_id, q.number, q.position, d.cycle, d.source, d.sequence, q.dataset, o.file, q.origin, q.code, q.message, q.column_name, q.value, q.advice, q.cells,
       coalesce(nullif(c.action, 'reopened'), 'open') as state, c.outcome, c.record_position, c.who, c.reason, c.at
from raw_quarantine q
join raw_document o using (delivery_id, number)
join raw_delivery d using (delivery_id)
left join lateral (
    select action, outcome, record_position, who, reason, at from raw_correction c
    where c.delivery_id = q.delivery_id and c.number = q.number and c.position = q.position
    order by correction_id desc limit 1) c on true;
