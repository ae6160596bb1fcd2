-- What the negative list needs beyond the first schema: kinds of penalty, enterprises inside parks, kept records, and why a unit stands outside.
alter table core_event add column class text;
alter table core_event add column enterprise text;       -- enterprise inside the park; null: a record of the unit itself

alter table out_unit add column outside text;            -- null in assessments made before: the state tells

-- Records that a rule is about and that do not count: withdrawn, repaired, before the look-back, over.
create table out_kept (
    run_id    text not null,
    entry_id  text not null,
    position  integer not null,
    rule_id   text not null,
    why       text not null check (why in ('withdrawn', 'before_look_back', 'after_anchor', 'ended', 'too_short')),
    reason    text not null,
    event     jsonb not null,
    primary key (run_id, entry_id, position),
    foreign key (run_id, entry_id) references out_unit (run_id, entry_id) on delete cascade
);
create trigger out_kept_frozen_insert after insert on out_kept referencing new table as touched for each statement execute function out_refuse_frozen_rows();
create trigger out_kept_frozen_delete after delete on out_kept referencing old table as touched for each statement execute function out_refuse_frozen_rows();
create trigger out_kept_frozen_update after update on out_kept referencing old table as touched new table as made for each statement execute function out_refuse_frozen_update();
create trigger out_kept_truncate before truncate on out_kept for each statement execute function out_refuse_truncate();
