using System.Xml;

namespace GreenBatch.Ingest;

/// <summary>The names of elements and attributes of one part: an honest one has some dozens, a hostile one could have millions, and the reader keeps them all.</summary>
internal sealed class BoundedNames : NameTable
{
    private const int MostNames = 5000;

    private int _names;

    /// <exception cref="XmlException">More names than any honest part has.</exception>
    public override string Add(char[] key, int start, int len)
    {
        if (Get(key, start, len) is { } known)
            return known;
        if (++_names > MostNames)
            throw new XmlException("too many names");
        return base.Add(key, start, len);
    }
}
