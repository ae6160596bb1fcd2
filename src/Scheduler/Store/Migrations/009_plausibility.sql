-- What plausibility compares with next year, and what was filed where another figure is used (operations.md F: nothing is overwritten silently).
alter table core_dossier add column output_value numeric check (output_value < 'Infinity');
alter table core_value add column as_filed numeric check (as_filed < 'Infinity');
