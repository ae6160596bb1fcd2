using System.Globalization;
using System.Numerics;
using GreenBatch.Kernel;

namespace GreenBatch.Scheduler.Demo;

/// <summary>The made-up city: who is listed, who else is registered, and who is weak when. Pure: settings and registers in, the same city out.</summary>
internal sealed class City
{
    private const int BatchYears = 6;
    private readonly DemoNames _names;
    private readonly IReadOnlyList<DemoSector> _sectors;
    private readonly int _stride;
    private readonly List<DemoUnit> _listed;

    public City(DemoSettings settings, AuthorityRegister register, IReadOnlyList<DemoSector> sectors)
    {
        Settings = settings;
        _sectors = sectors;
        _stride = StrideFor(settings.Factories);
        _names = new DemoNames(settings.Seed);
        Places = new DemoPlaces(register, settings.Cycles[0].FilingDeadline, settings.Cycles[^1].FilingDeadline);
        Factories = [.. Enumerable.Range(0, settings.Factories + (settings.NewEntries * (settings.Cycles.Count - 1))).Select(Factory)];
        Parks = [.. Enumerable.Range(0, settings.Parks).Select(Park)];
        _listed = [.. Units.OrderBy(u => u.EntryId, StringComparer.Ordinal)];
        Ladders = settings.Cycles.ToDictionary(c => c.Cycle, c => Ladder.Build(this, c.Cycle));
    }

    public DemoSettings Settings { get; }

    public DemoPlaces Places { get; }

    public IReadOnlyList<DemoUnit> Factories { get; }

    public IReadOnlyList<DemoUnit> Parks { get; }

    /// <summary>The weak factories of each cycle.</summary>
    public IReadOnlyDictionary<Cycle, Ladder> Ladders { get; }

    /// <summary>The factory that plays a part.</summary>
    public DemoUnit this[Part part] => Factories[(int)part];

    /// <summary>The park with an enterprise inside it that had an accident.</summary>
    public DemoUnit ParkWithAccident => Parks[2];

    /// <summary>A park whose enterprises have no record against them.</summary>
    public DemoUnit ParkWithout => Parks[3];

    public IEnumerable<DemoUnit> Units => Factories.Concat(Parks);

    /// <summary>Everything on the list of a cycle, merged entries included, in the order of entry ids.</summary>
    public IReadOnlyList<DemoUnit> ListedIn(Cycle cycle) =>
        _listed.Where(u => u.ListedYear <= cycle.Year).ToList();

    /// <summary>Each legal person behind a listed unit, once.</summary>
    public IEnumerable<DemoUnit> OneUnitPerCompany(Cycle cycle) => ListedIn(cycle).DistinctBy(u => u.Company.CreditCode, StringComparer.Ordinal);

    /// <summary>Registered enterprises that are not listed, made as they are asked for.</summary>
    public IEnumerable<(DemoCompany Company, DemoPlace Place, string Address)> Unlisted()
    {
        var first = Factories.Count + Parks.Count;
        for (var serial = first; serial < first + Settings.Unlisted; serial++)
        {
            var place = Places.Round(serial);
            yield return (Company(serial, _names.Company(serial)), place, _names.Address(serial, Places.NameBefore(place)));
        }
    }

    private DemoUnit Factory(int ordinal)
    {
        var part = ordinal < (int)Part.Ordinary ? (Part)ordinal : Part.Ordinary;
        var place = Places.For(part, ordinal);
        var company = part == Part.PlantTwo ? CompanyOf(Part.PlantOne) : CompanyOf(part, ordinal);
        var random = DemoRandom.Of(Settings.Seed, "factory", ordinal);
        var poor = random.Share();
        return new DemoUnit(ordinal, FactoryId(ordinal), UnitKind.Factory, part, company, place)
        {
            PlantName = part switch { Part.PlantOne => company.Name + "一厂", Part.PlantTwo => company.Name + "二厂", _ => null },
            SiteCode = DemoCodes.SiteCode(company.CreditCode, part == Part.PlantTwo ? 2 : 1),
            Address = _names.Address(ordinal, Places.NameBefore(place) + place.Town),
            Sector = SectorFor(part, random),
            ListedYear = ListedYear(ordinal, random),
            Quality = part == Part.Ordinary ? 1m - (0.85m * poor * poor) : 0.62m + (0.3m * poor),
            EnergyTce = random.Pick([900m, 2_400m, 3_600m, 4_800m, 7_200m, 12_000m, 26_000m]) + random.Below(600),
        };
    }

    private DemoUnit Park(int ordinal)
    {
        var serial = Factories.Count + ordinal;
        var place = Places.Round(ordinal * 5);
        var company = Company(serial, _names.Park(serial));
        return new DemoUnit(ordinal, string.Create(CultureInfo.InvariantCulture, $"GP-{ordinal + 1:D5}"), UnitKind.Park, Part.Ordinary, company, place)
        {
            SiteCode = "",
            Address = _names.Address(serial, Places.NameBefore(place)),
            ListedYear = Settings.First.Year - 1 - (ordinal % 4),
            Quality = 0.45m + (0.07m * ordinal),
            EnergyTce = 0m,
        };
    }

    private DemoCompany CompanyOf(Part part) => CompanyOf(part, (int)part);

    private DemoCompany CompanyOf(Part part, int ordinal)
    {
        var company = Company(ordinal, _names.Company(ordinal));
        return part switch
        {
            Part.RenamedBefore => company with { FormerName = FormerName(company), RenamedOn = new DateOnly(Settings.First.Year - 1, 4, 18) },
            Part.RenamedBetween => company with { FormerName = FormerName(company), RenamedOn = new DateOnly(Settings.First.Year + 1, 3, 16) },
            Part.SpreadsheetDamage => company with { CreditCode = DemoCodes.NumericCreditCode(ordinal) },
            _ => company,
        };
    }

    private DemoCompany Company(int serial, string name)
    {
        var founded = new DateOnly(1996, 1, 1).AddDays(DemoRandom.Of(Settings.Seed, "founded", serial).Below(7_000));
        return new DemoCompany(name, DemoCodes.CreditCode(serial), DemoCodes.RegistrationNumber(serial), _names.Person(serial), founded);
    }

    /// <summary>A name with another brand, from beyond the serials of all companies.</summary>
    private string FormerName(DemoCompany company)
    {
        var beyond = _names.Company(90_000 + company.CreditCode[^1]);
        return string.Equals(beyond, company.Name, StringComparison.Ordinal) ? beyond + "老厂" : beyond;
    }

    /// <summary>Entry numbers are dealt out in a stride, so that the planted ones do not stand side by side.</summary>
    private string FactoryId(int ordinal)
    {
        var number = ordinal < Settings.Factories ? (int)(ordinal * (long)_stride % Settings.Factories) : ordinal;
        return string.Create(CultureInfo.InvariantCulture, $"GF-{number + 1:D5}");
    }

    private static int StrideFor(int count)
    {
        var stride = 37;
        while (BigInteger.GreatestCommonDivisor(stride, count) > 1)
            stride++;
        return stride;
    }

    private int ListedYear(int ordinal, DemoRandom random)
    {
        if (ordinal >= Settings.Factories)
            return Settings.First.Year + 1 + ((ordinal - Settings.Factories) / Settings.NewEntries);
        return ordinal >= Settings.Factories - Settings.NewEntries ? Settings.First.Year : Settings.First.Year - 1 - random.Below(BatchYears);
    }

    /// <summary>The parts whose points are planned to the digit stand in the general table, and two in five of the rest.</summary>
    private DemoSector? SectorFor(Part part, DemoRandom random)
    {
        var drawn = random.Pick(_sectors);
        if (part == Part.EnergyConflict)
            return _sectors.First(s => s.Energy.Count > 0);
        return part <= Part.UnitSlip || random.Chance(40) ? null : drawn;
    }
}
