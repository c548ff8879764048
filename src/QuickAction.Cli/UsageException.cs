namespace QuickAction.Cli;

/// <summary>The command was put together wrongly: exit code 2 with one sentence that says how to put it right.</summary>
internal sealed class UsageException(string message) : Exception(message);
