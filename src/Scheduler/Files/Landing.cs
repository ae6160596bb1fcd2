using System.Security.Cryptography;
using GreenBatch.Scheduler.Commands;
using GreenBatch.Scheduler.Jobs;

namespace GreenBatch.Scheduler.Files;

/// <summary>The landing folder: every document unchanged under its SHA-256, before anything is parsed. Later steps read only from here.</summary>
internal sealed class Landing(string folder)
{
    /// <summary>Stores a stream and says under which hash. The same bytes are kept once.</summary>
    public async Task<(string Sha256, long Bytes)> StoreAsync(Stream content, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            var (hash, bytes) = await WriteAsync(content, temporary, cancel);
            Fault.At(Fault.RawSynced);
            var final = PathOf(hash);
            Directory.CreateDirectory(Path.GetDirectoryName(final)!);
            File.Move(temporary, final, overwrite: true);
            return (hash, bytes);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Opens stored bytes.</summary>
    public FileStream Open(string sha256)
    {
        var path = PathOf(sha256);
        return File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan)
            : throw new UserError(ExitCode.Unexpected, "GB-LND-001", $"原始文件 {sha256[..12]}… 不在落地目录中", "从备份恢复 landing 目录，或重新取数");
    }

    /// <summary>Whether the stored bytes still have the hash they were stored under.</summary>
    public async Task<bool> IsIntactAsync(string sha256, CancellationToken cancel)
    {
        await using var stored = Open(sha256);
        return string.Equals(Convert.ToHexStringLower(await SHA256.HashDataAsync(stored, cancel)), sha256, StringComparison.Ordinal);
    }

    /// <summary>SHA-256 over hashes in order: the digest of what arrived together.</summary>
    public static string Digest(IEnumerable<string> hashes) =>
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(string.Join('\n', hashes))));

    private string PathOf(string sha256) => Path.Combine(folder, sha256[..2], sha256);

    private static async Task<(string Hash, long Bytes)> WriteAsync(Stream content, string path, CancellationToken cancel)
    {
        using var hasher = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        var buffer = new byte[1 << 16];
        long bytes = 0;
        while (await content.ReadAsync(buffer, cancel) is var read and > 0)
        {
            hasher.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
            bytes += read;
        }

        await file.FlushAsync(cancel);
        RandomAccess.FlushToDisk(file.SafeFileHandle);
        return (Convert.ToHexStringLower(hasher.GetHashAndReset()), bytes);
    }
}
