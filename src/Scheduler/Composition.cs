using GreenBatch.Scheduler.Files;
using GreenBatch.Scheduler.Jobs;
using GreenBatch.Scheduler.Store;
using Serilog;

namespace GreenBatch.Scheduler;

/// <summary>The one composition root: commands, workers and the web host are all put together here.</summary>
internal sealed class Composition : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Composition(ServiceProvider services, Database database)
    {
        _services = services;
        Database = database;
    }

    public IServiceProvider Services => _services;

    public Database Database { get; }

    /// <summary>Opens the database, brings its schema up to date and builds the services of the pipeline.</summary>
    /// <param name="database">An open lease, which the composition takes over; null opens the one of the settings.</param>
    /// <param name="time">The demo brings a clock of its own.</param>
    public static async Task<Composition> BuildAsync(Settings settings, CancellationToken cancel, Database? database = null, TimeProvider? time = null)
    {
        database ??= await Database.OpenAsync(settings, cancel: cancel);
        try
        {
            await new Migrator(database.DataSource).MigrateAsync(cancel);
            var services = new ServiceCollection();
            AddShared(services, settings, database, time ?? TimeProvider.System);
            return new Composition(services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }), database);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>What every host shares. The lease is not the container's to give back: its owner does, after the services are gone.</summary>
    public static IServiceCollection AddShared(IServiceCollection services, Settings settings, Database database, TimeProvider time) => services
        .AddSingleton(settings)
        .AddSingleton(database.DataSource)
        .AddSingleton(time)
        .AddSerilog((_, logs) => Logs.Configure(logs, settings))
        .AddPipeline();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Database.DisposeAsync();
    }
}
