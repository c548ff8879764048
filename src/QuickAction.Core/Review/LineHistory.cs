using QuickAction.Core.Analysis;

namespace QuickAction.Core.Review;

/// <summary>
/// Where every line of a result comes from, told from its versions: the engine's own words, who changed them last and when, what was added and what was left
/// out. Versions are immutable and hold all of it, so nothing about it is stored beside them. Pure.
/// </summary>
public sealed class LineHistory
{
    private const int MostCells = 1_000_000;
    private readonly Dictionary<string, List<Track>> _lists = [];
    private readonly List<RemovedLine> _removed = [];

    private LineHistory()
    {
    }

    /// <summary>The lines that people took out, the latest last.</summary>
    public IReadOnlyList<RemovedLine> Removed => _removed;

    /// <param name="versions">From the engine's own version, which is the first, to the one that is looked at.</param>
    public static LineHistory Of(IReadOnlyList<VersionContent> versions)
    {
        var history = new LineHistory();
        foreach (var (i, version) in versions.Index())
        {
            history.Take(version, i == 0 ? null : SpeakerRenaming.Of(versions[i - 1].Result, version.Result.Speakers));
        }

        return history;
    }

    /// <summary>What is known of a line of the last version; null when there is no such line.</summary>
    public LineOrigin? At(LinePlace place) =>
        _lists.TryGetValue(ListOf(place), out var tracks) && place.Index < tracks.Count && tracks[place.Index] is var track ? new LineOrigin(track.Engines, track.By, track.Time) : null;

    /// <param name="before">The version before, with the names that this one has: a new name for a speaker is no change of a line. Null for the first.</param>
    private void Take(VersionContent version, Result? before)
    {
        var now = ResultLines.All(version.Result).GroupBy(l => ListOf(l.Place)).ToDictionary(g => g.Key, g => g.Select(l => LineText.Of(l.Line)).ToList());
        var was = before is null ? [] : ResultLines.All(before).GroupBy(l => ListOf(l.Place)).ToDictionary(g => g.Key, g => g.Select(l => LineText.Of(l.Line)).ToList());
        foreach (var list in now.Keys.Union(_lists.Keys).ToList())
        {
            var lines = now.GetValueOrDefault(list, []);
            _lists[list] = before is null
                ? [.. lines.Select(text => new Track(text, null, default))]
                : Follow(_lists.GetValueOrDefault(list, []), was.GetValueOrDefault(list, []), lines, version);
        }
    }

    private List<Track> Follow(List<Track> tracks, List<string> was, List<string> now, VersionContent version)
    {
        var after = new List<Track>();
        var (i, j) = (0, 0);
        foreach (var (keptBefore, keptNow) in Kept(was, now).Append((was.Count, now.Count)))
        {
            for (; i < keptBefore || j < keptNow; i++, j++)
            {
                if (i < keptBefore && j < keptNow)
                {
                    after.Add(tracks[i] with { By = version.Author, Time = version.Created });
                }
                else if (j < keptNow)
                {
                    after.Add(new Track(null, version.Author, version.Created));
                }
                else
                {
                    _removed.Add(new RemovedLine(was[i], tracks[i].Engines is not null, version.Author, version.Created));
                }
            }

            // What is left over on one side has moved the other's place on too far.
            (i, j) = (keptBefore, keptNow);
            if (i < was.Count && j < now.Count)
            {
                after.Add(tracks[i]);
                (i, j) = (i + 1, j + 1);
            }
        }

        return after;
    }

    /// <summary>The places of lines that stayed, as long a series as there is.</summary>
    private static IEnumerable<(int Before, int Now)> Kept(List<string> was, List<string> now)
    {
        if ((long)was.Count * now.Count > MostCells)
        {
            return Enumerable.Range(0, Math.Min(was.Count, now.Count)).Where(i => was[i] == now[i]).Select(i => (i, i));
        }

        var longest = new int[was.Count + 1, now.Count + 1];
        for (var i = was.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                longest[i, j] = was[i] == now[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        var kept = new List<(int, int)>();
        for (int i = 0, j = 0; i < was.Count && j < now.Count;)
        {
            if (was[i] == now[j])
            {
                kept.Add((i++, j++));
            }
            else if (longest[i + 1, j] >= longest[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return kept;
    }

    private static string ListOf(LinePlace place) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{place.List}.{place.Group}");

    /// <param name="Engines">The engine's own words; null for a line that a person added.</param>
    private sealed record Track(string? Engines, DecisionActor? By, DateTimeOffset Time);
}

/// <summary>A version with what it holds.</summary>
public sealed record VersionContent(int Number, string Sha256, DecisionActor Author, DateTimeOffset Created, Result Result)
{
    public override string ToString() => $"VersionContent {Number}";
}

/// <summary>Where a line comes from.</summary>
/// <param name="Engines">The engine's own words for it; null when a person added it.</param>
/// <param name="By">Who changed it last; null when nobody has.</param>
/// <param name="Time">When; nothing when nobody has.</param>
public sealed record LineOrigin(string? Engines, DecisionActor? By, DateTimeOffset Time)
{
    public bool IsChanged => By is not null;

    public override string ToString() => $"LineOrigin {(IsChanged ? "changed" : "as it was")}";
}

/// <summary>A line that a person took out.</summary>
/// <param name="WasEngines">Whether the engine had written it.</param>
public sealed record RemovedLine(string Text, bool WasEngines, DecisionActor By, DateTimeOffset Time)
{
    public override string ToString() => $"RemovedLine of {Text.Length}";
}
