using System.Collections.Frozen;

namespace QuickAction.Core.Storage.Databases;

/// <summary>
/// Row-level security on PostgreSQL: beside each statement's own condition, a session sees the rows of the team that its transaction has set, or those of one
/// defined path. With neither it sees none. Forced, so that the tables' owner is held to it too.
/// </summary>
internal static class RowSecurity
{
    /// <summary>Comes before the first statement of a transaction, in the same message to the server; gone with the transaction.</summary>
    public const string Set = "SELECT set_config('quickaction.team', @qa_team, true), set_config('quickaction.path', @qa_path, true);\n";

    private const string IsTeams = "team_id = NULLIF(current_setting('quickaction.team', true), '')";

    /// <summary>The paths on which rows of all teams are seen, by table. A table that is not named here has no rows of teams.</summary>
    public static FrozenDictionary<string, string[]> Paths { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["job"] = ["queue", "erasure"],
        ["job_file"] = ["queue", "erasure"],
        ["file_frame"] = ["queue", "erasure"],
        ["job_version"] = ["erasure"],
        ["job_edit"] = ["erasure"],
        ["job_review"] = ["erasure"],
        ["job_evidence"] = ["erasure"],
        ["job_work"] = ["governance"],
        ["pseudonym_map"] = ["log", "erasure"],
        ["audit_attempt"] = ["log", "erasure"],
        ["idempotency"] = [],
        ["person"] = ["sign-in"],
        ["person_session"] = ["sign-in"],
        ["api_token"] = ["sign-in"],
    }.ToFrozenDictionary();

    /// <summary>The team on the rows that had none; what a job's row does not tell stays the log's own.</summary>
    public static string Teams { get; } = """
        ALTER TABLE audit_content ADD COLUMN team_id TEXT NOT NULL DEFAULT '';
        UPDATE audit_content SET team_id = COALESCE((SELECT job.team_id FROM job WHERE job.id = audit_content.job), '');
        ALTER TABLE audit_attempt ADD COLUMN team_id TEXT NOT NULL DEFAULT '';
        UPDATE audit_attempt SET team_id = COALESCE((SELECT MAX(job.team_id) FROM job WHERE job.key = audit_attempt.key), '');
        ALTER TABLE pseudonym_map ADD COLUMN team_id TEXT NOT NULL DEFAULT '';
        UPDATE pseudonym_map SET team_id = COALESCE((SELECT MAX(job.team_id) FROM job WHERE job.key = pseudonym_map.key), '');
        ALTER TABLE idempotency ADD COLUMN team_id TEXT NOT NULL DEFAULT '';
        DELETE FROM idempotency;
        """;

    /// <summary>The policies, and what keeps content that no record says was erased.</summary>
    public static string Policies { get; } = string.Join('\n', [
        .. Paths.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => Forced(p.Key) + $"CREATE POLICY of_team ON {p.Key} USING ({IsTeams});\n" + OnPath(p.Key, p.Value)),
        Forced("audit_content"),
        $"CREATE POLICY read ON audit_content FOR SELECT USING ({IsTeams} OR {IsOn("log", "erasure")});",
        $"CREATE POLICY append ON audit_content FOR INSERT WITH CHECK ({IsTeams} OR {IsOn("log", "erasure")});",
        // There is no policy for a change: nobody makes one.
        $"CREATE POLICY erase ON audit_content FOR DELETE USING ({IsOn("erasure")});",
        // Whether a job is there at all: without its key it was erased, and nothing more is recorded of it.
        $"CREATE POLICY governance ON job FOR SELECT USING ({IsOn("governance", "log")});",
        Kept,
        Scrubs("quickaction_scrub_content", Migrations.Rewrite.Content),
    ]);

    /// <summary>
    /// What came with break-glass: its own table, which the team sees and governance writes; the records of what governance and whoever looks after people's access
    /// does; and the table among those that are written anew after an erasure.
    /// </summary>
    public static string BreakGlass { get; } = string.Join('\n', [
        Forced("break_glass"),
        $"CREATE POLICY of_team ON break_glass FOR SELECT USING ({IsTeams});",
        OnPath("break_glass", "governance", "erasure"),
        $"CREATE POLICY append_on_path ON audit_content FOR INSERT WITH CHECK ({IsOn("governance", "sign-in")});",
        // First this table, as whoever breaks the glass does: so nobody waits for somebody who waits for them.
        Scrubs("quickaction_scrub_content", Migrations.Rewrite.BreakGlass + Migrations.Rewrite.Content),
    ]);

    /// <summary>Reviews in numbers: the team writes them, governance reads those of all teams.</summary>
    public static string ReviewFigures { get; } = string.Join('\n', [
        Forced("review_figure"),
        $"CREATE POLICY of_team ON review_figure USING ({IsTeams});",
        $"CREATE POLICY governance ON review_figure FOR SELECT USING ({IsOn("governance")});",
    ]);

    /// <summary>The same for the database of the data keys, which hold nothing of a team.</summary>
    public static string Keys { get; } = Scrubs("quickaction_scrub_keys", Migrations.Rewrite.DataKey);

    private static string OnPath(string table, params string[] paths) => paths.Length == 0 ? "" : $"CREATE POLICY on_path ON {table} USING ({IsOn(paths)});";

    private static string Forced(string table) => $"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;\nALTER TABLE {table} FORCE ROW LEVEL SECURITY;\n";

    private static string IsOn(params string[] paths) => $"current_setting('quickaction.path', true) IN ({string.Join(", ", paths.Select(p => $"'{p}'"))})";

    /// <summary>At the commit: by then the erasure has noted its key.</summary>
    private const string Kept = """
        CREATE FUNCTION audit_erased_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF NOT EXISTS (SELECT 1 FROM audit_erasure WHERE audit_erasure.key = OLD.key) THEN
                RAISE EXCEPTION 'content goes with the record of its erasure only';
            END IF;
            RETURN NULL;
        END $$;
        CREATE CONSTRAINT TRIGGER audit_content_keep AFTER DELETE ON audit_content DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_erased_only();
        DO $$ BEGIN EXECUTE format('ALTER FUNCTION audit_erased_only() SET search_path = %I, pg_temp', current_schema()); END $$;
        """;

    /// <summary>A table is written anew by its owner only; the service may ask for exactly this. Its own tables of the moment come last in the search path.</summary>
    private static string Scrubs(string name, string rewrite) => $"""
        CREATE OR REPLACE FUNCTION {name}() RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
            PERFORM set_config('quickaction.path', 'erasure', true);
            {rewrite}
        END $$;
        DO $$ BEGIN EXECUTE format('ALTER FUNCTION {name}() SET search_path = %I, pg_temp', current_schema()); END $$;
        REVOKE ALL ON FUNCTION {name}() FROM PUBLIC;
        """;
}
