using FsCheck;
using FsCheck.Fluent;
using QuickAction.Core.Analysis;
using QuickAction.Core.Extraction;
using QuickAction.Core.Minutes;
using QuickAction.Core.Review;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Review;

public sealed class ApprovalGateTests
{
    [Fact]
    public void Nothing_with_an_open_warning_of_high_severity_passes()
    {
        var flags = Gen.Elements(true, false).ArrayOf(3);
        Prop.ForAll(Gen.Elements(Enum.GetValues<Severity>()).ArrayOf().ToArbitrary(), Gen.Choose(0, 8).ArrayOf().ToArbitrary(), flags.ToArbitrary(), (severities, resolved, flag) =>
        {
            var result = With([.. severities.Select((s, i) => new Warning($"code-{i}", s, "A sentence."))]);
            var blockers = ApprovalGate.Of(Request(result, result, [.. resolved.Select(r => new Resolution(r, "checked", "Heard again"))]) with
            {
                HasOpened = flag[0],
                IsOwnWork = flag[1],
                OtherThanAuthor = flag[2],
            });

            blockers.Where(b => b.Warning is not null).Select(b => b.Warning).ShouldBe(
                severities.Index().Where(s => s.Item == Severity.High && !resolved.Contains(s.Index)).Select(s => (int?)s.Index));
            blockers.Any(b => b.Code == ApprovalGate.NotOpened).ShouldBe(!flag[0]);
            blockers.Any(b => b.Code == ApprovalGate.OwnWork).ShouldBe(flag[1] && flag[2]);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("checked", "")]
    [InlineData("checked", "  ")]
    [InlineData("ignored", "because")]
    [InlineData("", "because")]
    public void A_resolution_without_a_reason_or_of_no_known_kind_settles_nothing(string how, string reason)
    {
        var result = With([new Warning("harm-denied", Severity.High, "A sentence.")]);

        ApprovalGate.Of(Request(result, result, [new Resolution(0, how, reason)])).ShouldHaveSingleItem().Code.ShouldBe("harm-denied");
    }

    [Fact]
    public void A_warning_about_a_statement_goes_with_it_and_not_with_other_words_for_it()
    {
        var words = new Citation { Segment = 900, Start = 4, End = 20, Quote = "he was not harmed" };
        var warning = new Warning("harm-denied", Severity.High, "A sentence.", [words]);
        var claim = new Statement { Text = "He was harmed", Citations = [words] };
        var other = new Statement { Text = "The hall was booked", Citations = [words with { Segment = 901 }] };
        var original = With([warning]) with { Decisions = [claim, other] };

        Blocked(original).ShouldBeTrue();
        Blocked(original with { Decisions = [claim with { Text = "He was harmed." }, other] }).ShouldBeTrue();
        Blocked(original with { Decisions = [claim with { Citations = [] }, other] }).ShouldBeTrue();
        Blocked(original with { Decisions = [other], Risks = [claim] }).ShouldBeTrue();
        Blocked(original with { Decisions = [other] }).ShouldBeFalse();

        bool Blocked(MinutesResult current) => ApprovalGate.Of(Request(original, current, [])).Count > 0;
    }

    [Fact]
    public void A_warning_that_is_about_no_statement_can_only_be_resolved()
    {
        var original = With([new Warning("segments-failed", Severity.High, "A sentence.")]);

        ApprovalGate.Of(Request(original, original with { Decisions = [], Actions = [], Summary = [] }, [])).Count.ShouldBe(1);
    }

    [Fact]
    public void Nobody_can_say_that_a_statement_was_corrected_which_stands_as_it_was()
    {
        var words = new Citation { Segment = 900, Start = 4, End = 20, Quote = "he was not harmed" };
        var claim = new Statement { Text = "He was harmed", Citations = [words] };
        var other = new Statement { Text = "The hall was booked", Citations = [words with { Segment = 901 }] };
        var original = With([new Warning("harm-denied", Severity.High, "A sentence.", [words]), new Warning("segments-failed", Severity.High, "A sentence.")]) with
        {
            Decisions = [claim, other],
            Sections = [],
        };
        var reworded = original with { Decisions = [claim with { Text = "He was not harmed" }, other] };
        var elsewhere = original with { Decisions = [claim, other with { Text = "The hall was not booked" }] };

        Stands(0, original).ShouldBeTrue();
        Stands(0, original with { Risks = [claim], Decisions = [other] }).ShouldBeTrue("It was only moved.");
        Stands(0, original with { Decisions = [claim with { Citations = [] }, other] }).ShouldBeTrue("The same words, without what they rest on.");
        Stands(0, elsewhere).ShouldBeTrue("Something else was corrected.");
        Stands(0, reworded).ShouldBeFalse();
        Stands(0, original with { Decisions = [other] }).ShouldBeFalse();
        Stands(1, original).ShouldBeTrue("It is about no statement, and nothing was changed.");
        Stands(1, elsewhere).ShouldBeFalse();
        Stands(2, reworded with { Warnings = [.. original.Warnings, new Warning("harm-not-cited", Severity.High, "A sentence.", [words])] })
            .ShouldBeTrue("It was found in what the person has written, as it stands.");

        bool Stands(int warning, MinutesResult current) => ApprovalGate.StandsUnchanged(warning, original, current);
    }

    private static MinutesResult With(IReadOnlyList<Warning> warnings) => Some.MinutesResult() with { Warnings = warnings };

    private static ApprovalRequest Request(MinutesResult original, MinutesResult current, IReadOnlyList<Resolution> resolutions) => new()
    {
        Original = original,
        Current = current,
        Resolutions = resolutions,
        HasOpened = true,
        IsOwnWork = false,
        OtherThanAuthor = false,
    };
}
