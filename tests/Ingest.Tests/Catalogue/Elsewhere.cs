namespace GreenBatch.Ingest.Tests;

/// <summary>Cases of the catalogue that no single document or answer tells, and the tests that meet them: the file below <c>tests</c> and the test in it.</summary>
internal static class Elsewhere
{
    public static IReadOnlyList<(string Id, string File, string Test)> Tests { get; } =
    [
        ("B016", "Ingest.Tests/Sources/SecureSourceTests.cs", nameof(SecureSourceTests.A_server_that_nobody_vouches_for_is_not_believed)),
        ("B017", "Ingest.Tests/Sources/SecureSourceTests.cs", nameof(SecureSourceTests.A_certificate_of_ours_that_is_of_no_use_stops_the_run)),
        ("B041", "Scheduler.Tests/Commands/SourcesCommandTests.cs", "A_delivery_with_far_fewer_rows_is_taken_on_the_word_of_two_people"),
        ("B065", "Scheduler.Tests/Jobs/PullJobTests.cs", "An_unchanged_delivery_is_recognised_and_not_loaded_twice"),
        ("B103", "Ingest.Tests/Reconcile/Plausibility/OutputValueCheckTests.cs", nameof(OutputValueCheckTests.In_the_first_year_the_peers_tell_a_slip_of_ten_thousand)),
        ("B104", "Ingest.Tests/Reconcile/Plausibility/SlipCheckTests.cs", nameof(SlipCheckTests.Rules_10_2_a_slip_against_last_year_s_own_value)),
        ("B105", "Ingest.Tests/Reconcile/Plausibility/RangeCheckTests.cs", nameof(RangeCheckTests.Rules_10_3_what_a_value_can_be_at_all)),
        ("B107", "Ingest.Tests/Reconcile/Plausibility/SlipCheckTests.cs", nameof(SlipCheckTests.One_figure_out_of_step_is_a_slip_and_a_unit_that_changed_as_a_whole_has_not_slipped)),
        ("B109", "Scoring.Tests/Clauses/ScoringFormulaTests.cs", "Rules_2_7_the_total_is_rounded_once_to_two_decimals_half_to_even"),
        ("B114", "Ingest.Tests/Reconcile/ReconcilerTests.cs", nameof(ReconcilerTests.A_code_with_another_name_goes_to_a_person_and_not_into_the_dossier)),
        ("B116", "Ingest.Tests/Reconcile/ReconcilerTests.cs", nameof(ReconcilerTests.Every_listed_unit_has_a_dossier_even_when_it_filed_nothing)),
        ("B117a", "Ingest.Tests/Reconcile/ReconcilerTests.cs", nameof(ReconcilerTests.An_event_at_one_plant_is_another_site_s_for_its_sister)),
        ("B122", "Ingest.Tests/Mapping/BadCellTests.cs", nameof(BadCellTests.Days_are_read_in_every_written_form)),
        ("B123", "Scoring.Tests/Clauses/ScoringFormulaTests.cs", "Rules_2_7_not_applicable_gives_its_weight_away_and_missing_keeps_it_at_zero_points"),
        ("B124", "Scheduler.Tests/Commands/SourcesCommandTests.cs", "A_year_without_rules_or_none_at_all_is_refused"),
        ("B125", "Scoring.Tests/Assess/StreakTests.cs", "Rules_4_2_streak_with_a_gap_unknown_reset_or_skipped_and_its_level"),
        ("B126", "Scheduler.Tests/Files/SettingsFilesTests.cs", "An_address_that_is_not_listed_is_refused_at_the_start"),
        ("B127", "Scheduler.Tests/Commands/SourcesCommandTests.cs", "A_year_without_rules_or_none_at_all_is_refused"),
    ];
}
