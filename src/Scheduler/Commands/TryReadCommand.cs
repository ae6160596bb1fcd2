using System.CommandLine;

namespace GreenBatch.Scheduler.Commands;

internal static class TryReadCommand
{
    public static Command Create() => new("read", "");
}
