using System.CommandLine;

namespace GreenBatch.Scheduler.Commands;

internal static class TryMatchCommand
{
    public static Command Create() => new("match", "");
}
