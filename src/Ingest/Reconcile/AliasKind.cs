namespace GreenBatch.Ingest;

/// <summary>Kinds of <see cref="DatedAlias"/>.</summary>
public static class AliasKind
{
    public const string CreditCode = "credit_code";
    public const string OrganisationCode = "organisation_code";
    public const string RegistrationNumber = "registration_number";
    public const string SiteCode = "site_code";
    public const string Name = "name";
    public const string FormerName = "former_name";

    public static bool IsName(string kind) => kind is Name or FormerName;
}
