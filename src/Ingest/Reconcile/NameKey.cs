namespace GreenBatch.Ingest;

/// <summary>What follows the legal form of a name.</summary>
public enum TailKind
{
    None,

    /// <summary>分公司, 分店, 经营部 …: a branch of the legal person.</summary>
    Branch,

    /// <summary>工厂, 车间, 基地 …: a plant of the legal person.</summary>
    Plant,
}

/// <summary>
/// A company name taken apart, with its keys from the closest to the widest. Only <see cref="City"/> is safe to tie by alone; the wider ones need
/// more facts, because real companies differ in nothing but their legal form.
/// </summary>
public sealed record NameKey
{
    /// <summary>K0: as written.</summary>
    public required string Raw { get; init; }

    /// <summary>K1: folded, without brackets.</summary>
    public required string Plain { get; init; }

    /// <summary>K2: K1 with 重庆市 = 重庆, present district names, one form of 有限公司, canonical ordinals.</summary>
    public required string City { get; init; }

    /// <summary>K3: K2 without the legal form.</summary>
    public required string Formless { get; init; }

    /// <summary>K4: K3 without the region in front: brand, trade, branch tail.</summary>
    public required string Core { get; init; }

    /// <summary>K2 of the legal person: what stands up to the first complete legal form, form included.</summary>
    public required string Head { get; init; }

    /// <summary>Brand and trade of the legal person, without region, legal form and tail.</summary>
    public required string Stem { get; init; }

    /// <summary>District that the name begins with, as <see cref="Districts"/> writes it.</summary>
    public string? Region { get; init; }

    /// <summary>What follows the first complete legal form, canonical; empty for a legal person.</summary>
    public required string Tail { get; init; }

    public required TailKind TailKind { get; init; }

    /// <summary>Legal form, equal for those that are one in law; empty when the name shows none.</summary>
    public required string Form { get; init; }

    /// <summary><c>limited</c>, <c>share</c>, <c>any</c>, <c>factory</c>, <c>cooperative</c>, <c>partnership</c>: forms of different kinds are different persons.</summary>
    public string FormKind { get; init; } = "";

    /// <summary>第二 = 二 = 2 before 厂 and the like, joined.</summary>
    public required string Ordinals { get; init; }

    /// <summary>原名, 曾用名, 从属名称 written into the same cell, as written.</summary>
    public IReadOnlyList<string> FormerNames { get; init; } = [];

    /// <summary>无, 测试, 同上: no name at all.</summary>
    public bool IsPlaceholder { get; init; }

    /// <summary>Cut inside the legal form by a table: what followed, perhaps the name of a branch, is lost.</summary>
    public bool IsCut { get; init; }

    /// <summary>Just as long as tables cut names, in characters (25 are 50 bytes of GBK): a branch may have lost its tail and look like its legal person.</summary>
    public bool MayBeCut => IsCut || Folded.Length is 12 or 20 or 25 || Raw.Length is 12 or 20 or 25;

    /// <summary>A test row that a system left behind: its code ties nothing either.</summary>
    public bool IsTrial { get; init; }

    /// <summary>What the normaliser did, in words, for the record of a decision: each step that changed something, then the parts.</summary>
    public IReadOnlyList<string> Trace => NameTrace.Of(this);

    /// <summary>After folding, brackets kept.</summary>
    internal string Folded { get; init; } = "";

    /// <summary>After the canonical words, brackets kept.</summary>
    internal string Canonical { get; init; } = "";

    /// <summary>Whether 重庆 stands in front.</summary>
    public bool IsCityFirst => Canonical.StartsWith("重庆", StringComparison.Ordinal);

    /// <summary>A branch or a plant of a legal person, never the legal person itself.</summary>
    public bool IsBranch => TailKind != TailKind.None;

    public static NameKey Parse(string? name) => NameParser.Parse(name ?? "");
}
