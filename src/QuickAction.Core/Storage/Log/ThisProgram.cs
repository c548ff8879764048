using System.Reflection;
using QuickAction.Core.Audit.Leaves;

namespace QuickAction.Core.Storage.Log;

/// <summary>The program that is running, as it stands in the records that it writes.</summary>
public static class ThisProgram
{
    /// <param name="configDigest">SHA-256 of its settings; null outside a configured host.</param>
    public static Program With(string? configDigest)
    {
        // The SDK writes the version as 0.1.0+commit when it builds from a repository.
        var version = typeof(ThisProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+', 2) ?? ["0"];
        return new Program(version[0], version.Length > 1 ? version[1] : null, configDigest);
    }
}
