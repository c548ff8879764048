using System.Text.RegularExpressions;
using QuickAction.Core.Storage.Databases;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Storage.Databases;

/// <summary>
/// Each statement about jobs that is made for a person has the team in its condition, on both databases: row-level security is the second line, and SQLite has none. Read from the sources, so that a new
/// statement is held to it without anybody thinking of it.
/// </summary>
public sealed partial class TeamConditionTests
{
    /// <summary>What no person's request leads to: there is no team that it could be for.</summary>
    private static readonly Dictionary<string, string> ForNoPerson = new(StringComparer.Ordinal)
    {
        ["JobStore.Queue.cs"] = "hands out work of all teams in turn",
        ["JobStore.Run.cs"] = "a worker's, for the one job and attempt that it was given",
        ["JobContent.cs"] = "an erasure's, by the key of what is erased",
        ["FileVault.cs"] = "clears files away that no job has",
        ["IdempotencyKeys.cs"] = "by the caller's own scope, which has the team in it",
    };

    private static string Folder => RepositoryRoot.Combine("src", "QuickAction.Core", "Storage", "Jobs");

    [Asvs("V8.2.2", "V8.4.1")]
    [Fact]
    public void Every_statement_about_a_teams_jobs_names_the_team()
    {
        var checkedStatements = 0;
        var open = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Folder, "*.cs").Where(f => !ForNoPerson.ContainsKey(Path.GetFileName(f))).Order(StringComparer.Ordinal))
        {
            var statements = Statements(File.ReadAllText(file));
            checkedStatements += statements.Count;
            open.AddRange(statements.Where(s => !HasTeam(s)).Select(s => $"{Path.GetFileName(file)}: {s}"));
        }

        open.ShouldBe(
        [
            // Nothing is given out by it: whether the job of a record was erased meanwhile.
            "JobStore.cs: SELECT 1 FROM job WHERE id = @id AND state = 'erased'",
            // Governance reads the figures of all teams.
            "ReviewFigures.cs: SELECT record, job, team_id, created, outcome, words, dwell, sources, claims, checked, permille, special FROM review_figure WHERE created >= @from AND created < @until ORDER BY created DESC, record",
        ]);
        checkedStatements.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void What_is_exempt_is_there() => ForNoPerson.Keys.ShouldAllBe(name => File.Exists(Path.Combine(Folder, name)));

    [Theory]
    [InlineData("private const string One = $\"SELECT {Columns} FROM job WHERE id = @id\";", false)]
    [InlineData("private const string One = $\"SELECT {Columns} FROM job WHERE id = @id AND team_id = @team\";", true)]
    [InlineData("const string Two = \"\"\"\n    DELETE FROM job_edit\n    WHERE job = @job\n    \"\"\";", false)]
    [InlineData("const string Three = \"UPDATE job SET state = @state, team_id = @team WHERE id = @id\";", false)]
    [InlineData("const string Four = \"INSERT INTO job_edit (job, team_id) VALUES (@job, @team)\";", true)]
    [InlineData("const string Five = \"INSERT INTO job_edit (job) VALUES (@job)\";", false)]
    public void A_statement_without_it_is_noticed(string source, bool hasTeam) => HasTeam(Statements(source).ShouldHaveSingleItem()).ShouldBe(hasTeam);

    /// <summary>In the condition, or in a new row.</summary>
    private static bool HasTeam(string statement) => statement.StartsWith("INSERT", StringComparison.Ordinal)
        ? statement.Contains("team_id", StringComparison.Ordinal)
        : InCondition().IsMatch(statement);

    /// <summary>Those on a table whose rows are a team's, on one line each.</summary>
    private static List<string> Statements(string source) =>
    [
        .. Literal().Matches(source).Select(m => Space().Replace(m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value, " ").Trim())
            .Where(text => Verb().IsMatch(text) && Table().Matches(text).Any(t => RowSecurity.Paths.ContainsKey(t.Groups[1].Value) || t.Groups[1].Value == "review_figure")),
    ];

    [GeneratedRegex("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", RegexOptions.Singleline)]
    private static partial Regex Literal();

    [GeneratedRegex("^(SELECT|INSERT|UPDATE|DELETE|WITH)\\b")]
    private static partial Regex Verb();

    [GeneratedRegex("\\b(?:FROM|JOIN|INTO|UPDATE)\\s+([a-z_]+)")]
    private static partial Regex Table();

    [GeneratedRegex("\\b(WHERE|ON)\\b.*\\bteam_id = (@team\\b|[a-z_]+\\.team_id)")]
    private static partial Regex InCondition();

    [GeneratedRegex("\\s+")]
    private static partial Regex Space();
}
