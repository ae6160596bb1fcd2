-- A second way of computing: total, rank and flag from the stored points alone, in another language than the program's. Whoever may read the database can
-- ask whether the two agree:  select * from out_second_reading where agrees is not true

-- What the scheme says about rounding, ranking and the cut, so that no file has to be read for it. An assessment saved before this has none of it: what was
-- not stored is not guessed, and the view leaves open (null) what depends on it. Scoring a draft again fills it in.
alter table out_population
    add column decimals           integer check (decimals between 0 and 10),
    add column rounding           text check (rounding in ('half_even', 'half_up')),
    add column rank_on            text check (rank_on in ('published', 'exact')),
    add column share_numerator    integer check (share_numerator > 0),
    add column share_denominator  integer check (share_denominator >= share_numerator),
    add column quota_rounding     text check (quota_rounding in ('ceiling', 'floor', 'half_up')),
    add column tied_at_cut        text check (tied_at_cut in ('include', 'exclude')),
    add check (num_nulls(decimals, rounding, rank_on, share_numerator, share_denominator, quota_rounding, tied_at_cut) in (0, 7));

create view out_second_reading as
with summed as (
    -- 总分: the exact sum of the points. That an unranked unit filed nothing at all is a fact of its dossier, not of its points: its total stays empty.
    select run_id, kind, population, entry_id, state = 'ranked' as is_ranked,
           case when state = 'ranked' or total is not null then
               coalesce((select sum(c.points) from out_contribution c where c.run_id = u.run_id and c.entry_id = u.entry_id), 0)
           end as total
    from out_unit u
),
ruled as (
    select s.*, p.decimals, p.rounding, p.rank_on, p.share_numerator, p.share_denominator, p.quota_rounding, p.tied_at_cut
    from summed s left join out_population p on p.run_id = s.run_id and p.kind = s.kind and p.name = s.population
),
rounded as (
    -- 公布得分: PostgreSQL rounds numeric half away from zero, so that half to even is written out. Points are never negative.
    select ruled.*,
           below + case
               when 2 * (total - below) > step then step
               when 2 * (total - below) = step and (rounding = 'half_up' or mod(below, 2 * step) <> 0) then step
               else 0
           end as published
    from ruled cross join lateral (select trunc(total, decimals) as below, ('1e-' || decimals)::numeric as step) steps
),
compared as (
    select *, case rank_on when 'published' then published when 'exact' then total end as score,
           count(*) filter (where is_ranked) over (partition by run_id, kind, population) as n
    from rounded
),
placed as (
    -- k: the share of n in whole units, in whole numbers only (a quotient of whole numbers is cut off).
    select *, rank() over (partition by run_id, kind, population, is_ranked order by score desc) as place,
           count(*) over (partition by run_id, kind, population, is_ranked, score) as sharing,
           row_number() over (partition by run_id, kind, population, is_ranked order by score) as from_below,
           case quota_rounding
               when 'ceiling' then (n * share_numerator + share_denominator - 1) / share_denominator
               when 'floor' then n * share_numerator / share_denominator
               when 'half_up' then (2 * n * share_numerator + share_denominator) / (2::bigint * share_denominator)
           end as k
    from compared
),
cut as (
    select *, max(score) filter (where is_ranked and from_below = k) over (partition by run_id, kind, population) as cut_score,
           max(published) filter (where is_ranked and from_below = k) over (partition by run_id, kind, population) as cut
    from placed
),
counted as (
    select *, count(*) filter (where is_ranked and score <= cut_score) over (partition by run_id, kind, population) as at_or_below from cut
),
reading as (
    select run_id, kind, population, entry_id, total, published,
           case when is_ranked and score is not null then place end as rank,
           case when is_ranked and score is not null then sharing end as tied,
           n, k, cut,
           case
               when not is_ranked or k is null then null
               when k = 0 then false
               when tied_at_cut = 'exclude' and at_or_below > k then score < cut_score
               else score <= cut_score
           end as is_bottom
    from counted
)
select r.*, case when r.k is not null then
           (r.total, r.published, r.rank, r.tied, r.n, r.k, r.cut, r.is_bottom)
           is not distinct from (u.total, u.published, u.rank, u.tied, p.n, p.k, p.cut, u.is_bottom)
       end as agrees
from reading r
join out_unit u using (run_id, entry_id)
left join out_population p on p.run_id = r.run_id and p.kind = r.kind and p.name = r.population;
