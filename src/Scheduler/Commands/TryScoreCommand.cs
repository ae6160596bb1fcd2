using System.CommandLine;

namespace GreenBatch.Scheduler.Commands;

internal static class TryScoreCommand
{
    public static Command Create() => new("score", "");
}
