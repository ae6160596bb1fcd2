namespace GreenBatch.Scheduler.Commands;

/// <summary>Progress of long work on stderr: a line for each tenth that is done, so that a log of it stays short.</summary>
internal static class Progress
{
    public static Action<int, int> Of(CommandContext context, string what)
    {
        var said = 0;
        return (done, all) =>
        {
            var tenth = 10 * done / all;
            if (tenth > said && all > 1)
                context.Say($"   {what} {done}/{all}");
            said = tenth;
        };
    }
}
