using GreenBatch.Kernel;

namespace GreenBatch.Ingest.Tests;

public sealed class EntryRelationsTests
{
    private const string Name = "重庆青禾机械制造有限公司";

    private static readonly SourceRecord[] City = [Some.Entry("GF-1", Name, Codes.Credit(1)), Some.Entry("GF-22", "重庆白鹭化工有限公司", Codes.Credit(2))];

    [Fact]
    public void A_registered_merger_is_laid_over_the_list_from_its_cycle_on_and_taken_back_leaves_no_trace()
    {
        EntryChange merger = new("GF-22", RelationKind.MergedInto, "GF-1", new Cycle(2025), new DateOnly(2025, 6, 1), "某甲", "吸收合并");
        var before = Reconciler.Reconcile(Some.Input(City));

        var merged = With(merger);
        var later = With(merger with { From = new Cycle(2026) });
        var restored = With(merger, new EntryChange("GF-22", EntryChange.Restored, null, new Cycle(2025), new DateOnly(2025, 7, 1), "某乙", "未办成"));

        Assert.Equal("GF-1", merged.Dossiers[1].Entry.MergedInto);
        Assert.Equal((RelationKind.MergedInto, "GF-22", "GF-1", "人工"), merged.Relations.Select(r => (r.Kind, r.From.EntryId, r.To.EntryId, r.Source)).Single());
        Assert.Null(later.Dossiers[1].Entry.MergedInto);
        Assert.Equal(before.Dossiers.Select(d => d.Entry.ToString()), restored.Dossiers.Select(d => d.Entry.ToString()));
        Assert.Empty(restored.Relations);
        Assert.Empty(restored.Conflicts);
    }

    [Fact]
    public void What_the_list_says_against_a_registration_is_a_conflict()
    {
        var result = Reconciler.Reconcile(
            Some.Input(City[0], Some.Entry("GF-22", "重庆白鹭化工有限公司", Codes.Credit(2), more: ("merged_into", "GF-1")))
            with
            { EntryChanges = [new EntryChange("GF-22", EntryChange.Restored, null, new Cycle(2025), new DateOnly(2025, 7, 1), "某乙", "未办成")] });

        Assert.Null(result.Dossiers[1].Entry.MergedInto);
        Assert.Equal(("未并入", "GF-1"), result.Conflicts.Select(c => (c.Winner, c.Loser)).Single());
    }

    [Fact]
    public void Renames_plants_members_and_splits_are_relations_and_not_identity()
    {
        var result = With(
            [
                .. City,
                Some.Entry("GF-333", "重庆宏远食品有限公司涪陵工厂", Codes.Credit(3), "500102"),
                Some.Row(Some.List, 9, ("entry_id", "GP-1"), ("kind", "绿色工业园区"), ("name", "重庆青禾工业园区"), ("authority", "500108")),
                Some.Row(Some.Members, 1, ("entry_id", "GP-1"), ("member_name", "重庆珠玑玩具有限公司")),
                Some.Row(Some.Renames, 1, ("credit_code", Codes.Credit(1)), ("name", Name), ("former_names", "重庆绿野机械厂"), ("date", new DateOnly(2024, 3, 1))),
            ],
            new EntryChange("GF-22", RelationKind.SplitFrom, "GF-1", new Cycle(2025), new DateOnly(2025, 1, 1), "某甲", "分立公告"));

        Assert.Contains(result.Relations, r => r is { Kind: RelationKind.SplitFrom, From.EntryId: "GF-22", To.EntryId: "GF-1" });
        Assert.Contains(result.Relations, r => r is { Kind: RelationKind.RenamedFrom, From.EntryId: "GF-1", To.Name: "重庆绿野机械厂" } && r.On == new DateOnly(2024, 3, 1));
        Assert.Contains(result.Relations, r => r is { Kind: RelationKind.SiteOf, From.EntryId: "GF-333", To.Name: "重庆宏远食品有限公司" });
        Assert.Contains(result.Relations, r => r is { Kind: RelationKind.MemberOf, From: { EntryId: null, Name: "重庆珠玑玩具有限公司" }, To.EntryId: "GP-1" });
    }

    private static ReconcileResult With(params EntryChange[] changes) => With(City, changes);

    private static ReconcileResult With(SourceRecord[] records, params EntryChange[] changes) => Reconciler.Reconcile(Some.Input(records) with { EntryChanges = changes });
}
