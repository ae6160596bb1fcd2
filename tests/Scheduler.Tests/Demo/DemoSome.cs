using GreenBatch.Kernel;
using GreenBatch.Scheduler.Demo;

namespace GreenBatch.Scheduler.Tests.Demo;

/// <summary>Made-up cities for the tests, on the registers of the product's own configuration.</summary>
internal static class DemoSome
{
    public static DemoSettings Settings { get; } = new(
        DemoSettings.DefaultFactories,
        DemoSettings.DefaultSeed,
        [
            new DemoCycle(new Cycle(2025), new DateOnly(2025, 11, 3)),
            new DemoCycle(new Cycle(2026), new DateOnly(2026, 9, 30)),
            new DemoCycle(new Cycle(2027), new DateOnly(2027, 9, 30)),
        ]);


    public static string ConfigFolder { get; } = FindConfig(AppContext.BaseDirectory);

    public static City City { get; } = DemoCity.Build(Settings, ConfigFolder);

    public static City With(Func<DemoSettings, DemoSettings> change) => DemoCity.Build(change(Settings), ConfigFolder);

    public static DemoMoment Moment(int index, City? city = null) => new(city ?? City, Settings.Cycles[index]);

    private static string FindConfig(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var config = Path.Combine(folder.FullName, "config");
            if (File.Exists(Path.Combine(config, "authorities.csv")))
                return config;
        }

        throw new DirectoryNotFoundException("config");
    }
}
