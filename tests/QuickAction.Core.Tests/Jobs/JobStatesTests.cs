using QuickAction.Core.Jobs;

namespace QuickAction.Core.Tests.Jobs;

public sealed class JobStatesTests
{
    [Fact]
    public void Every_state_has_a_name_that_reads_back()
    {
        foreach (var state in Enum.GetValues<JobState>())
        {
            JobStates.Parse(state.Text()).ShouldBe(state);
        }

        JobState.NeedsReviewWithGaps.Text().ShouldBe("needsReviewWithGaps");
        JobStates.TryParse("NeedsReview", out _).ShouldBeFalse();
    }

    [Fact]
    public void From_an_erased_job_there_is_no_way_back()
    {
        Enum.GetValues<JobState>().Where(to => JobStates.MayFollow(JobState.Erased, to)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_state_at_rest_can_be_erased_and_a_running_one_cannot()
    {
        Enum.GetValues<JobState>().Where(s => s.IsAtRest() && s != JobState.Erased).ShouldAllBe(s => JobStates.MayFollow(s, JobState.Erased));
        JobStates.MayFollow(JobState.Running, JobState.Erased).ShouldBeFalse();
    }

    [Fact]
    public void Nothing_becomes_approved_that_was_not_ready_for_review()
    {
        Enum.GetValues<JobState>().Where(from => JobStates.MayFollow(from, JobState.Approved)).ShouldBe([JobState.NeedsReview, JobState.NeedsReviewWithGaps]);
    }
}
