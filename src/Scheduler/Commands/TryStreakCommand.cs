using System.CommandLine;

namespace GreenBatch.Scheduler.Commands;

internal static class TryStreakCommand
{
    public static Command Create() => new("streak", "");
}
