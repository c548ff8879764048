using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using QuickAction.Core.Analysis.Models;

namespace QuickAction.Core.Settings;

/// <summary>
/// Reads appsettings.json beside the binary, then the environment (<c>QuickAction__Limits__FileBytes=1000000</c>). A wrong or unknown value stops the
/// start with one line that names it.
/// </summary>
public static class SettingsLoader
{
    public const string FileName = "appsettings.json";

    /// <param name="folder">The folder that holds <see cref="FileName"/>: the host's base directory, never the working directory.</param>
    /// <exception cref="QuickActionException"><see cref="ProblemCode.Misconfigured"/> with the setting's name.</exception>
    public static QuickActionSettings Load(string folder)
    {
        if (!File.Exists(Path.Combine(folder, FileName)))
        {
            throw Wrong($"{FileName} is missing beside the program; install QuickAction again");
        }

        try
        {
            var configuration = new ConfigurationBuilder()
                .SetBasePath(folder)
                .AddJsonFile(FileName, optional: false, reloadOnChange: false)
                .AddEnvironmentVariables()
                .Build();
            RefuseKeyIn(folder);
            var settings = configuration.GetSection(QuickActionSettings.Section)
                .Get<QuickActionSettings>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new QuickActionSettings();
            return Checked(settings);
        }
        catch (Exception error) when (error is InvalidOperationException or InvalidDataException or FormatException)
        {
            throw Wrong(error.InnerException is FormatException inner ? $"{error.Message} {inner.Message}" : error.Message);
        }
    }

    /// <summary>A key in a file that is backed up, copied and shown to colleagues is no secret for long.</summary>
    private static void RefuseKeyIn(string folder)
    {
        var file = new ConfigurationBuilder().SetBasePath(folder).AddJsonFile(FileName).Build();
        if (!string.IsNullOrEmpty(file[$"{QuickActionSettings.Section}:{ModelOptions.Section}:{nameof(ModelOptions.Key)}"]))
        {
            throw Wrong($"{FileName} holds Model:Key; take it out and set it as {QuickActionSettings.Section}__{ModelOptions.Section}__{nameof(ModelOptions.Key)} in the environment, or name a file in Model:KeyFile");
        }
    }

    private static QuickActionSettings Checked(QuickActionSettings settings)
    {
        var wrong = new List<ValidationResult>();
        Validate(settings, wrong);
        Validate(settings.Limits, wrong);
        Validate(settings.Store, wrong);
        Validate(settings.Model, wrong);
        foreach (var reference in settings.Privacy.References)
        {
            Validate(reference, wrong);
        }

        return wrong.Count == 0 ? settings : throw Wrong(wrong[0].ErrorMessage ?? "a value is out of its range");
    }

    private static void Validate(object options, List<ValidationResult> wrong) =>
        Validator.TryValidateObject(options, new ValidationContext(options), wrong, validateAllProperties: true);

    private static QuickActionException Wrong(string what) =>
        new(ProblemCode.Misconfigured, $"The settings are wrong: {what.TrimEnd('.')}.");
}
