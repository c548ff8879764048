using QuickAction.Core.Audit.Json;

namespace QuickAction.Core.Audit.Leaves;

/// <summary>Finds the commitments in a leaf, so that one whose opening was taken away is missed. A test holds the names against what the parts write.</summary>
public static class Commitments
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "actor_ref", "authoriser_ref", "calls_commit", "case_ref", "decisions_commit", "export_commit", "file", "files_commit", "final_commit",
        "mask_off_reason", "output_commit", "reason_commit", "rendered_commit", "result_commit", "response_commit", "reviewer_ref", "settings_commit", "subject_ref", "task_input_commit",
    };

    /// <summary>Where commitments stand in a leaf, as JSON pointers.</summary>
    public static IEnumerable<string> In(CanonicalValue leaf) => In(leaf, "");

    private static IEnumerable<string> In(CanonicalValue value, string at) => value switch
    {
        CanonicalObject members => members.SelectMany(m => Names.Contains(m.Key) && m.Value is CanonicalText ? [$"{at}/{m.Key}"] : In(m.Value, $"{at}/{m.Key}")),
        CanonicalList list => list.Items.SelectMany((item, i) => In(item, $"{at}/{i}")),
        _ => [],
    };
}
