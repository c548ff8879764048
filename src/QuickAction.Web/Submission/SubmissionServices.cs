using QuickAction.Core.Jobs;
using QuickAction.Core.Prompts;
using QuickAction.Core.Work;
using QuickAction.Web.Uploads;

namespace QuickAction.Web.Submission;

internal static class SubmissionServices
{
    public static void AddSubmission(this IServiceCollection services)
    {
        services.AddSingleton(s => s.GetRequiredService<Workshop>().Settings);
        services.AddSingleton(s => new UploadReader(s.GetRequiredService<IFileVault>(), s.GetRequiredService<FileIntake>(), s.GetRequiredService<UploadQuota>(), s.GetRequiredService<Workshop>().Settings.Limits));
        services.AddSingleton(s => new SubmissionForm(s.GetRequiredService<Workshop>().Settings, s.GetRequiredService<TemplateCatalogue>()));
        services.AddSingleton<Submitter>();
        services.AddSingleton<SampleWork>();
    }
}
