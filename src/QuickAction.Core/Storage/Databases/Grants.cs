using System.Collections.Frozen;

namespace QuickAction.Core.Storage.Databases;

/// <summary>What the service's role on PostgreSQL may do: it owns nothing, and what stands in the log it can neither change nor take away.</summary>
internal static class Grants
{
    private const string Append = "SELECT, INSERT";
    private const string All = "SELECT, INSERT, UPDATE, DELETE";

    /// <summary>Rights by table; the part of the store that a table is of stands before it.</summary>
    private static readonly FrozenDictionary<string, (string Table, string Rights)[]> Tables = new Dictionary<string, (string, string)[]>(StringComparer.Ordinal)
    {
        ["log"] =
        [
            ("quickaction_version", "SELECT"),
            ("audit_log", Append),
            ("audit_entry", Append),
            ("audit_node", Append),
            ("audit_checkpoint", Append),
            ("audit_restore", Append),
            ("audit_cosignature", All),
            ("audit_witnessed", "SELECT, INSERT, UPDATE"),
            ("audit_key", "SELECT, INSERT, UPDATE (until)"),
            ("audit_decision", "SELECT, INSERT, UPDATE (closed)"),
            ("audit_end", "SELECT, INSERT, UPDATE"),
            ("audit_erasure", "SELECT, INSERT, UPDATE (position, finished)"),
            ("audit_hold", "SELECT, INSERT, DELETE"),
            // Deleting is for the path of an erasure alone.
            ("audit_content", "SELECT, INSERT, DELETE"),
            ("audit_attempt", "SELECT, INSERT, DELETE"),
            ("pseudonym_map", All),
            ("job", "SELECT, INSERT, UPDATE"),
            ("job_file", "SELECT, INSERT, DELETE"),
            ("file_frame", "SELECT, INSERT, DELETE"),
            ("job_version", "SELECT, INSERT, DELETE"),
            ("job_edit", "SELECT, INSERT, DELETE"),
            ("job_review", "SELECT, INSERT, DELETE"),
            ("job_evidence", All),
            ("review_figure", Append),
            ("job_work", "SELECT, INSERT, UPDATE"),
            ("idempotency", All),
            ("person", "SELECT, INSERT, UPDATE"),
            ("person_session", All),
            ("api_token", "SELECT, INSERT, UPDATE"),
            ("form_key", "SELECT, INSERT"),
            ("break_glass", "SELECT, INSERT, UPDATE"),
        ],
        ["keys"] = [("quickaction_version", "SELECT"), ("data_key", "SELECT, INSERT, UPDATE (wrapped), DELETE"), ("data_key_erased", "SELECT, INSERT, UPDATE")],
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Functions =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["log"] = "quickaction_scrub_content", ["keys"] = "quickaction_scrub_keys" }.ToFrozenDictionary();

    /// <param name="part">The part of the store, as <see cref="Migrations"/> names it.</param>
    /// <param name="role">The service's role.</param>
    public static string Of(string part, string role)
    {
        var to = $"\"{role.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        return string.Join('\n', [
            .. Tables[part].Select(t => $"GRANT {t.Rights} ON {t.Table} TO {to};"),
            $"GRANT EXECUTE ON FUNCTION {Functions[part]}() TO {to};",
        ]);
    }
}
