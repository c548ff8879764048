using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using QuickAction.TestKit.Samples;

namespace QuickAction.Core.Tests.Samples;

public sealed partial class SampleTalkTests
{
    private const int LongCue = 20;

    [Fact]
    public void The_planning_committee_has_eighteen_to_twenty_thousand_words_and_takes_two_hours()
    {
        var cues = Planning();

        cues.Sum(cue => cue.Text.Split(' ').Length).ShouldBeInRange(18_000, 20_500);
        cues[^1].End.ShouldBeInRange(TimeSpan.FromMinutes(115), TimeSpan.FromMinutes(130));
    }

    [Fact]
    public void Nobody_on_the_planning_committee_says_a_long_thing_twice()
    {
        var longCues = Planning().Where(cue => cue.Text.Split(' ').Length >= LongCue).ToList();

        longCues.Count.ShouldBeGreaterThan(100);
        longCues.GroupBy(cue => cue.Text).Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty();
    }

    [Fact]
    public void The_planning_committee_leaves_no_place_of_its_grammar_unfilled()
    {
        Planning().Where(cue => cue.Text.IndexOfAny(['{', '}', '@', '#']) >= 0 || cue.Speaker.Length < 4).ShouldBeEmpty();
    }

    [Fact]
    public void Cues_never_run_backwards()
    {
        var cues = Planning();

        cues.ShouldAllBe(cue => cue.End > cue.Start);
        cues.Zip(cues.Skip(1)).ShouldAllBe(pair => pair.Second.Start > pair.First.Start);
        cues.Zip(cues.Skip(1)).Count(pair => pair.Second.Start < pair.First.End).ShouldBeGreaterThan(5);
    }

    [Fact]
    public void The_conference_reads_as_a_Teams_transcript()
    {
        var path = SeedFiles.PathOf("transcripts/child-protection-conference.docx");
        using var document = WordprocessingDocument.Open(path, isEditable: false);
        var paragraphs = document.MainDocumentPart!.Document.Body!.Elements<Paragraph>().ToList();

        paragraphs[0].InnerText.ShouldEndWith("-Meeting Recording");
        paragraphs[1].InnerText.ShouldBe("12 March 2026, 09:31");
        paragraphs[3].InnerText.ShouldBe("Yvonne Adair started transcription");
        paragraphs[^1].InnerText.ShouldBe("Yvonne Adair stopped transcription");
        var utterances = paragraphs.Skip(4).SkipLast(1).ToList();
        utterances.ShouldAllBe(p => p.Descendants<Break>().Count() == 1 && Stamp().IsMatch(p.Elements<Run>().ElementAt(1).InnerText));
        utterances.Sum(p => p.Elements<Run>().Last().InnerText.Split(' ').Length).ShouldBeInRange(2_500, 3_200);
    }

    private static List<(string Speaker, string Text, TimeSpan Start, TimeSpan End)> Planning() =>
        [.. Cue().Matches(File.ReadAllText(SeedFiles.PathOf("transcripts/planning-committee.vtt"))).Select(m =>
            (m.Groups[3].Value, m.Groups[4].Value, Time(m.Groups[1].Value), Time(m.Groups[2].Value)))];

    private static TimeSpan Time(string clock) => TimeSpan.ParseExact(clock, @"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\S+) --> (\S+)\n(.+?): (.+)$", RegexOptions.Multiline)]
    private static partial Regex Cue();

    [GeneratedRegex(@"^   \d+:\d\d$")]
    private static partial Regex Stamp();
}
