using System.Reflection;
using System.Runtime.InteropServices;

namespace QuickAction.Core.Extraction.Isolation;

/// <summary>How a child is started.</summary>
/// <param name="FileName">The full path of the program.</param>
public sealed record ReaderProgram(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>The host itself as a child: by its own executable where there is one, else by the runtime that runs it.</summary>
    public static ReaderProgram Of(Assembly host)
    {
        var name = Path.Combine(AppContext.BaseDirectory, host.GetName().Name ?? "");
        var program = name + (OperatingSystem.IsWindows() ? ".exe" : "");
        return File.Exists(program) ? new ReaderProgram(program, [ReaderChild.Verb])
            : File.Exists(name + ".dll") ? new ReaderProgram(Path.Combine(RuntimeFolder, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"), [name + ".dll", ReaderChild.Verb])
            : new ReaderProgram(Environment.ProcessPath ?? name, [ReaderChild.Verb]);
    }

    /// <summary>The folder of the <c>dotnet</c> whose runtime this process runs on.</summary>
    public static string RuntimeFolder { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
