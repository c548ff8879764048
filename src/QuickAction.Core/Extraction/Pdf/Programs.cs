using System.Collections.Concurrent;

namespace QuickAction.Core.Extraction.Pdf;

/// <summary>Finds the programs that read PDF files in a list of folders such as PATH. Each is looked for once.</summary>
internal sealed class Programs(string? searchPath)
{
    private readonly ConcurrentDictionary<string, string?> _found = new(StringComparer.Ordinal);

    public static Programs OfSystem { get; } = new(Environment.GetEnvironmentVariable("PATH"));

    /// <summary>Full path of the program, or null when it is not installed.</summary>
    public string? Find(string program) => _found.GetOrAdd(program, Search);

    /// <exception cref="QuickActionException">It is not installed.</exception>
    public string Require(string program) => Find(program) ?? throw new QuickActionException(
        ProblemCode.Unavailable,
        $"PDF files cannot be read here because the program {program} is missing; install {Package(program)} (on Debian or Ubuntu: apt install {Package(program)}).");

    private string? Search(string program) =>
        (searchPath ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    private static string Package(string program) => program switch
    {
        "prlimit" => "util-linux",
        "tesseract" => "tesseract-ocr",
        _ => "poppler-utils",
    };
}
