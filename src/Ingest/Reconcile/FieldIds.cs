namespace GreenBatch.Ingest;

/// <summary>Ids of the sources, datasets and fields (<c>config/sources</c>) that reconciliation gives a meaning to.</summary>
internal static class FieldIds
{
    public const string Platform = "platform";
    public const string Market = "market";
    public const string Reform = "reform";

    public const string List = "list";
    public const string Evaluations = "evaluations";
    public const string Values = "values";
    public const string Reviews = "reviews";
    public const string Applicants = "applicants";
    public const string ApplicantValues = "applicant_values";
    public const string Members = "members";
    public const string Registrations = "registrations";
    public const string Renames = "renames";
    public const string Permits = "permits";
    public const string EnergyLimits = "energy_limits";

    public const string EntryId = "entry_id";
    public const string ApplicantId = "applicant_id";
    public const string Name = "name";
    public const string CreditCode = "credit_code";
    public const string SiteCode = "site_code";
    public const string OrganisationCode = "organisation_code";
    public const string RegistrationNumber = "registration_number";
    public const string FormerNames = "former_names";
    public const string Authority = "authority";
    public const string Address = "address";
    public const string Representative = "representative";
    public const string Indicator = "indicator";
    public const string Product = "product";
    public const string EnergyTce = "energy_tce";
    public const string OutputValue = "output_value";
    public const string RenewableTce = "renewable_tce";
    public const string EnergyTier = "energy_tier";
    public const string Reason = "reason";
    public const string Score = "score";
    public const string Verdict = "verdict";
    public const string ReviewedOn = "reviewed_on";

    public static bool Is(this SourceRecord record, string source, string dataset) =>
        string.Equals(record.Dataset.Source, source, StringComparison.Ordinal) && string.Equals(record.Dataset.Id, dataset, StringComparison.Ordinal);

    public static bool IsPlatform(this SourceRecord record) => string.Equals(record.Dataset.Source, Platform, StringComparison.Ordinal);
}
