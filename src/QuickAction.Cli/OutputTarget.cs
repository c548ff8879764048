using QuickAction.Core;
using QuickAction.Core.Audit;

namespace QuickAction.Cli;

/// <summary>Where results go: standard output, one file, or a folder with a result named after each source.</summary>
internal sealed class OutputTarget
{
    private readonly Terminal _terminal;
    private readonly Dictionary<string, string> _paths;

    private OutputTarget(Terminal terminal, Dictionary<string, string> paths)
    {
        _terminal = terminal;
        _paths = paths;
    }

    /// <param name="out">What the person gave with <c>--out</c>, or null.</param>
    /// <param name="sources">Paths of all sources of this run.</param>
    /// <param name="extension">Extension of a result, with its dot.</param>
    /// <param name="isText">False for formats that a terminal cannot show.</param>
    /// <exception cref="UsageException">The results would have no place of their own.</exception>
    public static OutputTarget Plan(string? @out, IReadOnlyList<string> sources, string extension, bool isText, Terminal terminal)
    {
        if (@out is null)
        {
            return sources.Count > 1
                ? throw new UsageException("Several files make several results: name a folder for them with --out FOLDER.")
                : !isText && terminal.ResultsAreShown
                    ? throw new UsageException($"A {extension} file cannot be shown in a terminal: name a file for it with --out FILE{extension}.")
                    : new OutputTarget(terminal, []);
        }

        var isFolder = sources.Count > 1 || Directory.Exists(@out) || @out.EndsWith('/') || @out.EndsWith(Path.DirectorySeparatorChar);
        var paths = isFolder ? InFolder(@out, sources, extension) : new Dictionary<string, string>(StringComparer.Ordinal) { [sources[0]] = @out };
        if (paths.Values.Select(Path.GetFullPath).Intersect(sources.Select(Path.GetFullPath)).Any())
        {
            throw new UsageException("A result would overwrite its source: name another place with --out.");
        }

        return new OutputTarget(terminal, paths);
    }

    /// <summary>True when results go to files rather than to standard output.</summary>
    public bool IsFiles => _paths.Count > 0;

    /// <summary>Writes the result whole or not at all: an earlier result stays until the new one is complete.</summary>
    public async Task WriteAsync(string source, Action<Stream> write) => await WriteAsync(source, write, () => Task.FromResult<string?>(null));

    /// <summary>As the other, but nothing of the result is on the disk before it is recorded: a crash leaves a record without a file, and never a file without a record.</summary>
    /// <param name="record">Records that the result is given out; gives the text of a receipt for beside it, or null.</param>
    public async Task WriteAsync(string source, Action<Stream> write, Func<Task<string?>> record)
    {
        if (!_paths.TryGetValue(source, out var path))
        {
            await record();
            _terminal.Write(write);
            return;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
        var unfinished = path + ".part";
        try
        {
            Directory.CreateDirectory(folder);
            // The place is made first, so that nothing is recorded as given out that cannot be; it stays empty until the record is durable.
            await using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
            {
                var receipt = await record();
                write(stream);
                stream.Flush(flushToDisk: true);
                // One of an earlier result would be of another file than the one that it lies beside.
                File.Delete(path + TlogProof.Extension);
                if (receipt is not null)
                {
                    await File.WriteAllTextAsync(path + TlogProof.Extension, receipt);
                }
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new QuickActionException(
                ProblemCode.Unavailable, $"The result could not be written to {path}; check the place and the space there.", retryable: true, error);
        }
        finally
        {
            if (File.Exists(unfinished))
            {
                File.Delete(unfinished);
            }
        }
    }

    private static Dictionary<string, string> InFolder(string folder, IReadOnlyList<string> sources, string extension)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var twice = sources
            .GroupBy(s => Path.GetFileNameWithoutExtension(s), StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var source in sources)
        {
            var bare = Path.GetFileNameWithoutExtension(source);
            var name = twice.Contains(bare) ? Path.GetFileName(source) : bare;
            var free = name;
            for (var i = 2; !taken.Add(free); i++)
            {
                // The same name in two folders: numbered in the order of the sources.
                free = $"{name}-{i}";
            }

            paths[source] = Path.Combine(folder, free + extension);
        }

        return paths;
    }
}
