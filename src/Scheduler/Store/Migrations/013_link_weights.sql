-- Every field's weight behind a link (reconcile.md 5.3): fields with word and bits, prior and total; null where nothing was compared.
alter table core_link add column weights jsonb;
