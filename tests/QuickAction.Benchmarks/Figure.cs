namespace QuickAction.Benchmarks;

/// <summary>One measured line of the table in docs/performance.md.</summary>
/// <param name="Bound">What was asked for, in words.</param>
internal sealed record Figure(string What, string Measured, string Beside, string Bound, bool Within)
{
    public string Row => $"| {What} | {Measured} | {Beside} | {Bound} | {(Within ? "yes" : "NO")} |";
}
