using System.CommandLine;

namespace GreenBatch.Scheduler.Commands;

internal static class TryIdentifyCommand
{
    public static Command Create() => new("identify", "");
}
