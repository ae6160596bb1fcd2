using GreenBatch.Kernel;
using GreenBatch.Scheduler.Store;
using GreenBatch.Scheduler.Tests.Support;

namespace GreenBatch.Scheduler.Tests.Store;

public sealed class DossierStoreTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task What_was_filed_and_the_output_value_come_back_as_they_were_saved()
    {
        var cycle = new Cycle(2040);
        var entry = new ListEntry("GF-1", UnitKind.Factory, "某厂");
        List<ReportedValue> values = [new(new IndicatorCode("G1"), 0.5m) { AsFiled = 1m, Note = "区县核定" }, new(new IndicatorCode("E2"), 300m)];
        await using (var connection = await database.DataSource.OpenConnectionAsync())
            await DossierStore.CopyAsync(connection, cycle.Year, [new Dossier(entry, cycle) { OutputValue = 12_345.6m, EnergyTce = 100m, Values = values }], default);

        var dossier = Assert.Single(await new DossierStore(database.DataSource).LoadAsync(cycle, default));

        Assert.Equal((12_345.6m, 100m), (dossier.OutputValue, dossier.EnergyTce));
        Assert.Equal(values, dossier.Values);
    }
}
