using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Analysis.Parts;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Minutes;

/// <summary>From a transcript to its minutes: ask, check every citation, fill the template's sections, count what became of the source.</summary>
public static class MinutesPipeline
{
    /// <exception cref="QuickActionException"><see cref="ProblemCode.InputRefused"/>: the source is a table of records.</exception>
    public static async ValueTask<MinutesResult> RunAsync(
        SourceText source, TemplateChoice choice, MinutesRequest request, IAnalyst analyst, CancellationToken cancellationToken)
    {
        if (source.Shape == SourceShape.Table)
        {
            throw QuickActionException.Refused("This file is a table of records, not a meeting; give a transcript such as VTT, SRT, DOCX or TXT.");
        }

        var answer = await AskAsync(source, choice, request, analyst, cancellationToken);
        var check = new CitationCheck(source);
        var forbidden = new ForbiddenFindings(choice.Template, source);
        var found = Checked(forbidden.Remove(answer.Found), check);
        var grounding = new GroundingCheck(source, request.MeetingDate ?? found.MeetingDate);
        var dateStands = found.MeetingDate is not { } day || request.MeetingDate == day || grounding.StatesMeetingDate(day);
        List<Warning> findings = [.. dateStands ? [] : new[] { GroundingCheck.MeetingDateNotInSource(found.MeetingDate!.Value) }, .. grounding.Of(found)];
        found = dateStands ? found : found with { MeetingDate = null };
        var previous = request.PreviousActions is null ? null : forbidden.Remove(PreviousActions.Find(request.PreviousActions, source));
        check.Cited.UnionWith(previous?.Items.SelectMany(i => i.Citations).Select(c => c.Segment) ?? []);
        check.Cited.UnionWith(found.Attendees.Concat(found.Apologies).SelectMany(p => p.Citations).Where(check.Stands).Select(c => c.Segment));
        var result = new MinutesResult
        {
            Engine = analyst.Engine with { Prompts = answer.Prompts },
            Source = ResultParts.Source(source),
            Coverage = ResultParts.Coverage(source, check.Cited.Count(s => !answer.Gaps.Holds(s)), answer.Gaps.Segments),
            Warnings = [.. ResultParts.Warnings(source).Concat(answer.Warnings).Concat(OwnWarnings(source, choice, found, check, forbidden, answer.Gaps)).Concat(findings).Select(forbidden.Remove)],
            Records = answer.Records,
            Title = request.Title ?? found.Title ?? forbidden.Remove(source.Title) ?? FileTitle(source.FileName),
            MeetingDate = request.MeetingDate ?? found.MeetingDate,
            Template = choice.Template.Id,
            Attendees = found.Attendees,
            Apologies = found.Apologies,
            Summary = found.Summary,
            Topics = found.Topics,
            Decisions = found.Decisions,
            Actions = found.Actions,
            Risks = found.Risks,
            Questions = found.Questions,
            Sections = [.. previous is null ? [] : new[] { previous }, .. SectionLayout.Fill(choice.Template, found)],
        };
        return result with { Warnings = [.. result.Warnings, .. grounding.LeftOut([.. result.Claims()]).Select(forbidden.Remove)] };
    }

    /// <summary>What the minutes will take of an engine that reads in parts.</summary>
    public static JobEstimate Estimate(SourceText source, TemplateChoice choice, MinutesRequest request, IEngine engine) =>
        JobEstimate.Of(
            source,
            engine.Reading ?? throw new ArgumentException("The engine reads whole sources.", nameof(engine)),
            engine.Identity.Name,
            AnalysisTasks.MinutesNotes.Name,
            AnalysisTasks.MinutesMerge.Name,
            new MinutesQuestions(source, choice.Template, request).FixedTokens);

    /// <summary>The one place where it matters how an engine reads: a whole source in one decision, or in parts.</summary>
    private static async ValueTask<Answer> AskAsync(
        SourceText source, TemplateChoice choice, MinutesRequest request, IAnalyst analyst, CancellationToken cancellationToken)
    {
        if (analyst.Reading is { } reading)
        {
            var minutes = new MinutesReading(source, choice.Template, request, analyst, reading);
            var found = await minutes.FindAsync(cancellationToken);
            return new Answer(found, minutes.Record.Records, minutes.Record.Prompts.Count > 0 ? minutes.Record.Prompts : [AnalysisTasks.UseOf(choice.Template)], minutes.Gaps)
            {
                Warnings = [.. minutes.Gaps.Warnings(source), .. PlaceholderWarnings.Of(minutes.Record, found, AnalysisTasks.Minutes.OutputJson)],
            };
        }

        var input = new MinutesInput { Source = source, Template = choice.Template, MeetingDate = request.MeetingDate, Chair = request.Chair };
        var decision = await analyst.DecideAsync(AnalysisTasks.Minutes, input, cancellationToken);
        return new Answer(decision.Output, [decision.Id.ToString()], decision.Prompts.Count > 0 ? decision.Prompts : [AnalysisTasks.UseOf(choice.Template)], Gaps.None);
    }

    private static MinutesFindings Checked(MinutesFindings found, CitationCheck check) => found with
    {
        Summary = check.Check(found.Summary),
        // A matter of which nothing is quoted here stands among the decisions and actions; a bare heading would only look like a gap.
        Topics = [.. found.Topics.Where(t => t.Points.Count > 0).Select(t => t with { Points = check.Check(t.Points) })],
        Decisions = check.Check(found.Decisions),
        Actions = check.Check(found.Actions),
        Risks = check.Check(found.Risks),
        Questions = check.Check(found.Questions),
        Sections = found.Sections.ToDictionary(s => s.Key, s => check.Check(s.Value)),
    };

    private static IEnumerable<Warning> OwnWarnings(
        SourceText source, TemplateChoice choice, MinutesFindings found, CitationCheck check, ForbiddenFindings forbidden, Gaps gaps)
    {
        yield return new Warning("template", Severity.Info, choice.Reason);
        if (source.Shape != SourceShape.Transcript)
        {
            yield return new Warning(
                "not-a-transcript", Severity.Warn, "The file does not say who speaks, so attendees and owners may be missing; check them.");
        }

        if (found.MeetingDate is null && !gaps.HoldAllOf(source))
        {
            yield return new Warning(
                "date-not-stated", Severity.Warn, "The source does not state the meeting's full date; give it with --date to have due dates computed.");
        }

        foreach (var warning in found.Warnings)
        {
            yield return warning;
        }

        if (forbidden.Warning() is { } leftOut)
        {
            yield return leftOut;
        }

        if (check.Warning() is { } unsupported)
        {
            yield return unsupported;
        }
    }

    /// <summary>"care-act_assessment.v2.srt" becomes "Care act assessment.v2": better than no title, and plainly the file's own.</summary>
    private static string FileTitle(string fileName)
    {
        var name = Path.GetFileNameWithoutExtension(fileName).Replace('-', ' ').Replace('_', ' ').Trim();
        return name.Length == 0 ? "Meeting" : char.ToUpperInvariant(name[0]) + name[1..];
    }

    private sealed record Answer(MinutesFindings Found, IReadOnlyList<string> Records, IReadOnlyList<PromptUse> Prompts, Gaps Gaps)
    {
        public IReadOnlyList<Warning> Warnings { get; init; } = [];
    }
}
