namespace GreenBatch.Scoring;

/// <summary>Turns the plain trees of a scheme directory into a <see cref="Scheme"/>, or into every fault of every file at once.</summary>
public static class SchemeParser
{
    public static SchemeReading Parse(SchemeFiles files) => throw new NotSupportedException(files.Trees.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
