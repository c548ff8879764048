namespace QuickAction.Core.Audit.Leaves;

/// <summary>Ids of records: version 7 UUIDs (RFC 9562), so that ids sort by time.</summary>
public static class RecordId
{
#pragma warning disable RS0030 // This is where the ban on making ids elsewhere points to.
    public static string New(DateTimeOffset time) => Guid.CreateVersion7(time).ToString("D");
#pragma warning restore RS0030
}
