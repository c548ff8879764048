namespace QuickAction.TestKit;

/// <summary>Whether there is time for the whole of what otherwise is run in a short form: tests/run --soak.</summary>
public static class Soak
{
    public static bool IsAsked { get; } = Environment.GetEnvironmentVariable("QUICKACTION_SOAK") == "1";
}
