using System.CommandLine;

namespace GreenBatch.Scheduler.Commands;

internal static class TryRankCommand
{
    public static Command Create() => new("rank", "");
}
