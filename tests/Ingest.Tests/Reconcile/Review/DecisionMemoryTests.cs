using GreenBatch.Kernel;

namespace GreenBatch.Ingest.Tests;

public sealed class DecisionMemoryTests
{
    private const string Name = "重庆青禾机械制造有限公司";
    private const string OtherName = "重庆宏远食品有限公司";

    private static readonly string Code = Codes.Credit(1);

    private static readonly SourceRecord Listed = Some.Entry("GF-1", Name, Code);

    [Fact]
    public void A_yes_holds_while_nothing_identifying_changes()
    {
        var result = Decide([Listed, Accident(OtherName, Code)], "GF-1", [Listed, Accident(OtherName, Code)]);

        Assert.Single(result.Dossiers[0].Events);
        Assert.Empty(result.Reviews);
    }

    [Fact]
    public void A_no_holds_while_nothing_identifying_changes()
    {
        var result = Decide([Listed, Accident(OtherName, Code)], null, [Listed, Accident(OtherName, Code)]);

        Assert.Empty(result.Dossiers[0].Events);
        Assert.Empty(result.Reviews);
    }

    [Fact]
    public void Another_way_of_writing_the_same_is_no_change()
    {
        var result = Decide([Listed, Accident(OtherName, Code)], null, [Some.Entry("GF-1", "重庆市青禾机械制造有限责任公司", Code.ToLowerInvariant()), Accident(OtherName, Code)]);

        Assert.Empty(result.Reviews);
    }

    [Theory]
    [InlineData("GF-1")]
    [InlineData(null)]
    public void When_the_unit_has_another_name_the_question_comes_up_again_with_the_old_answer(string? answer)
    {
        var result = Decide([Listed, Accident(OtherName, Code)], answer, [Some.Entry("GF-1", "重庆白鹭化工有限公司", Code), Accident(OtherName, Code)]);

        var item = Assert.Single(result.Reviews);
        Assert.Empty(result.Dossiers[0].Events);
        Assert.Equal(("某甲", answer), (item.Earlier!.Who, item.Earlier.EntryId));
        Assert.Equal([$"GF-1 名称：{Name} → 重庆白鹭化工有限公司"], item.Changes);
        Assert.False(item.IsLowered);
    }

    [Fact]
    public void A_no_does_not_cover_a_unit_that_was_never_asked_about()
    {
        var plant = Some.Entry("GF-22", Name + "涪陵工厂", Code, "500102");

        var result = Decide([Listed, Accident(OtherName, Code)], null, [Listed, plant, Accident(OtherName, Code)]);

        Assert.Contains("GF-22 是新的候选", Assert.Single(result.Reviews).Changes);
    }

    [Fact]
    public void Where_the_machine_has_become_sure_of_what_was_refused_a_person_is_asked_and_nothing_is_tied()
    {
        var before = Some.Input(Listed, Penalty(OtherName, Code));
        var refused = Answer(Reconciler.Reconcile(before).Reviews.Single(), null);

        var result = Reconciler.Reconcile(Some.Input(Listed, Penalty(Name, Code)) with { Decisions = [refused] });

        Assert.Empty(result.Dossiers[0].Events);
        Assert.Contains($"来源记录名称：{OtherName} → {Name}", Assert.Single(result.Reviews).Changes);
    }

    [Fact]
    public void Where_the_machine_has_become_sure_of_what_was_chosen_nobody_is_asked()
    {
        var chosen = Answer(Reconciler.Reconcile(Some.Input(Listed, Penalty(OtherName, Code))).Reviews.Single(), "GF-1");

        var result = Reconciler.Reconcile(Some.Input(Listed, Penalty(Name, Code)) with { Decisions = [chosen] });

        Assert.Single(result.Dossiers[0].Events);
        Assert.Empty(result.Reviews);
    }

    [Fact]
    public void A_record_whose_name_the_department_put_right_is_asked_about_with_the_answer_of_the_same_document()
    {
        var result = Decide([Listed, Accident(OtherName, Code)], null, [Listed, Accident("重庆宏远酒业有限公司", Code)]);

        var item = Assert.Single(result.Reviews);
        Assert.Equal("某甲", item.Earlier!.Who);
        Assert.Contains($"来源记录名称：{OtherName} → 重庆宏远酒业有限公司", item.Changes);
    }

    [Fact]
    public void Who_cannot_tell_leaves_the_question_in_the_queue_but_lowered_until_something_changes()
    {
        var asked = Reconciler.Reconcile(Some.Input(Listed, Accident(OtherName, Code))).Reviews.Single();
        var unsure = Answer(asked, null) with { Relation = Relation.CannotTell };

        var same = Reconciler.Reconcile(Some.Input(Listed, Accident(OtherName, Code)) with { Decisions = [unsure] }).Reviews.Single();
        var changed = Reconciler.Reconcile(Some.Input(Some.Entry("GF-1", Name, Code, more: ("address", "长江路1号")), Accident(OtherName, Code)) with { Decisions = [unsure] }).Reviews.Single();

        Assert.True(same.IsLowered);
        Assert.False(changed.IsLowered);
        Assert.Equal(["GF-1 地址：（空） → 长江路1号"], changed.Changes);
    }

    [Fact]
    public void A_decision_from_before_fingerprints_holds_as_it_did()
    {
        var subject = Reconciler.Reconcile(Some.Input(Listed, Accident(OtherName, Code))).Reviews.Single().Subject;

        var result = Reconciler.Reconcile(Some.Input(Some.Entry("GF-1", "重庆白鹭化工有限公司", Code), Accident(OtherName, Code)) with { Decisions = [new MatchDecision(subject, "GF-1", Relation.Same, "某甲", "核对")] });

        Assert.Single(result.Dossiers[0].Events);
    }

    [Fact]
    public void A_card_has_both_sides_the_likeness_and_a_repair_of_a_damaged_code()
    {
        var item = Reconciler.Reconcile(Some.Input(Listed, Accident("重庆青禾机械制造厂", Codes.Damaged(Code)))).Reviews.Single();

        Assert.Equal(("重庆青禾机械制造厂", "GF-1", Name, Code), (item.Record!.Name, item.Sides.Single().Id, item.Sides.Single().Name, item.Repair));
        Assert.InRange(item.Score, 0.5m, 1m);
    }

    [Fact]
    public void A_trial_shows_the_dossier_with_the_record_in_it_and_leaves_the_real_one_alone()
    {
        var result = Reconciler.Reconcile(Some.Input(Listed, Accident(OtherName, Code)));

        var trial = Assert.Single(result.Trials);
        Assert.Equal(("GF-1", "accident"), (trial.EntryId, trial.Dossier.Events.Single().Kind));
        Assert.Empty(result.Dossiers[0].Events);
    }

    [Fact]
    public void T0_keeps_the_tie_of_an_earlier_cycle_that_would_be_asked_anew_and_drops_it_when_either_side_changed()
    {
        var asked = Some.Input(Listed, Accident("重庆青禾机械制造厂", null));
        var link = Reconciler.Reconcile(asked with { Decisions = [Answer(Reconciler.Reconcile(asked).Reviews.Single(), "GF-1") with { Fingerprint = null }] })
            .Links.Single(l => l.Subject is not null);
        var earlier = new EarlierLink(new Cycle(2024), link.Subject!, "GF-1", "T4", link.Fingerprint!);

        var kept = Reconciler.Reconcile(asked with { EarlierLinks = [earlier] });
        var changed = Reconciler.Reconcile(Some.Input(Some.Entry("GF-1", Name, Codes.Credit(3)), Accident("重庆青禾机械制造厂", null)) with { EarlierLinks = [earlier] });

        Assert.Equal(("T0", "GF-1"), kept.Links.Where(l => l.Subject is not null).Select(l => (l.Tier, l.EntryId)).Single());
        Assert.Empty(kept.Reviews);
        Assert.Single(changed.Reviews);
        Assert.Empty(changed.Dossiers[0].Events);
    }

    private static ReconcileResult Decide(SourceRecord[] seen, string? answer, SourceRecord[] now) =>
        Reconciler.Reconcile(Some.Input(now) with { Decisions = [Answer(Reconciler.Reconcile(Some.Input(seen)).Reviews.Single(), answer)] });

    private static MatchDecision Answer(ReviewItem item, string? entryId)
    {
        IReadOnlyList<ReviewSide> units = [.. item.Sides.Where(s => entryId is null || s.Id == entryId)];
        return new(item.Subject, entryId, Relation.Same, "某甲", "核对") { Fingerprint = ReviewSides.Fingerprint(item.Record!, units), Record = item.Record, Units = units, Anchor = item.Anchor };
    }

    private static SourceRecord Accident(string name, string? code) => Some.Row(Some.Accidents, 1, ("name", name), ("credit_code", code), ("document", "SG-1"), ("authority", "500108"));

    private static SourceRecord Penalty(string name, string? code) => Some.Row(Some.Penalties, 1, ("name", name), ("credit_code", code), ("document", "CF-1"));
}
