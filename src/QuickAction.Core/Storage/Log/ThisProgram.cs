using System.Reflection;
using QuickAction.Core.Audit.Leaves;

namespace QuickAction.Core.Storage.Log;

/// <summary>The program that is running, as it stands in the records that it writes.</summary>
public static class ThisProgram
{
    /// <summary>Read once: every record asks for it. The SDK writes the version as 0.1.0+commit when it builds from a repository.</summary>
    private static readonly string[] Version =
        typeof(ThisProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+', 2) ?? ["0"];

    /// <param name="configDigest">SHA-256 of its settings; null outside a configured host.</param>
    public static Program With(string? configDigest) => new(Version[0], Version.Length > 1 ? Version[1] : null, configDigest);
}
